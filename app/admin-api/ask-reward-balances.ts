import { z } from 'zod';
import { parseMoney, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query AskRewardBalances($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on GiftCard { id balance { amount currencyCode } }
      ... on StoreCreditAccountCreditTransaction { id remainingAmount { amount currencyCode } }
    }
  }
`;

const money = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context): Money => {
    const parsed = parseMoney(amount, currencyCode);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'not an amount of its currency' });
    return z.NEVER;
  });
const answer = z.object({
  nodes: z.array(
    z.object({ id: z.string().optional(), balance: money.optional(), remainingAmount: money.optional() }).nullable(),
  ),
});

/** Shopify takes no more ids in one call. */
export const mostBalances = 250;

/** What is left of gift cards and of store credit, by the id of the card or of the transaction; unknown ones are left out. */
export async function askRewardBalances(admin: AdminApi, ids: string[]): Promise<Map<string, Money>> {
  const { nodes } = await admin.ask(document, { ids }, answer);
  return new Map(
    nodes.flatMap((node): [string, Money][] => {
      const left = node?.balance ?? node?.remainingAmount;
      return node?.id === undefined || left === undefined ? [] : [[node.id, left]];
    }),
  );
}

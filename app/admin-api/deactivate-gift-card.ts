import { z } from 'zod';
import { parseMoney } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation DeactivateGiftCard($id: ID!) {
    giftCardDeactivate(id: $id) {
      giftCard { balance { amount currencyCode } }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  giftCardDeactivate: z.object({
    giftCard: z.object({ balance: z.object({ amount: z.string(), currencyCode: z.string() }) }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

/** Switches a gift card off for ever and answers what was left on it, in minor units. Safe to repeat. */
export async function deactivateGiftCard(admin: AdminApi, id: string): Promise<bigint> {
  const { giftCardDeactivate: done } = await admin.ask(document, { id }, answer);
  if (done.giftCard === null) throw new UnexpectedRefusal('giftCardDeactivate', done.userErrors);
  const { amount, currencyCode } = done.giftCard.balance;
  const left = parseMoney(amount, currencyCode);
  if (left === null) throw new Error(`${amount} is no amount of ${currencyCode}.`);
  return left.amountMinor;
}

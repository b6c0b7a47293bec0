import { z } from 'zod';
import { parseMoney, type Money } from '#app/domain/money.ts';
import type { StoreCredit } from '#app/domain/reward/recognise-credit.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query ListStoreCreditTransactions($customerId: ID!, $account: String!, $count: Int!) {
    storeCreditConfiguration { storeCreditEnabled }
    customer(id: $customerId) {
      storeCreditAccounts(first: 1, query: $account) {
        nodes {
          balance { currencyCode }
          transactions(first: $count, sortKey: CREATED_AT, reverse: true) {
            nodes {
              amount { amount currencyCode }
              createdAt
              ... on StoreCreditAccountCreditTransaction { id expiresAt }
            }
          }
        }
      }
    }
  }
`;

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const money = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context): Money => {
    const parsed = parseMoney(amount, currencyCode);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'not an amount of its currency' });
    return z.NEVER;
  });
const answer = z.object({
  storeCreditConfiguration: z.object({ storeCreditEnabled: z.boolean() }),
  customer: z
    .object({
      storeCreditAccounts: z.object({
        nodes: z.array(
          z.object({
            balance: z.object({ currencyCode: z.string() }),
            transactions: z.object({
              nodes: z.array(
                z.object({
                  amount: money,
                  createdAt: moment,
                  id: z.string().optional(),
                  expiresAt: moment.nullish(),
                }),
              ),
            }),
          }),
        ),
      }),
    })
    .nullable(),
});

const count = 100;

export interface StoreCreditHistory {
  /** Whether the shop's customers can pay with store credit at all. */
  isEnabled: boolean;
  /** The credits among the newest transactions, the newest first. */
  credits: StoreCredit[];
  /** Whether these are all that there ever were. */
  isWhole: boolean;
}

/** What a customer's account in this currency was credited with lately; null when there is no such customer. */
export async function listStoreCreditTransactions(
  admin: AdminApi,
  customerId: string,
  currency: string,
): Promise<StoreCreditHistory | null> {
  const asked = { customerId, account: `currency_code:${currency}`, count };
  const { storeCreditConfiguration, customer } = await admin.ask(document, asked, answer);
  if (customer === null) return null;
  const account = customer.storeCreditAccounts.nodes.find(({ balance }) => balance.currencyCode === currency);
  const transactions = account?.transactions.nodes ?? [];
  return {
    isEnabled: storeCreditConfiguration.storeCreditEnabled,
    credits: transactions.flatMap(({ id, amount, createdAt, expiresAt }) =>
      id === undefined ? [] : [{ id, amount, createdAt, expiresAt: expiresAt ?? null }],
    ),
    isWhole: transactions.length < count,
  };
}

import { z } from 'zod';
import { parseMoney, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindStoreCreditBalance($customerId: ID!) {
    customer(id: $customerId) {
      storeCreditAccounts(first: 20) {
        nodes {
          id
          balance { amount currencyCode }
          transactions(first: 50, sortKey: CREATED_AT, reverse: true) {
            nodes {
              __typename
              event
              amount { amount currencyCode }
              ... on StoreCreditAccountCreditTransaction { id }
              ... on StoreCreditAccountDebitTransaction { id }
              ... on StoreCreditAccountDebitRevertTransaction { id }
              ... on StoreCreditAccountExpirationTransaction { creditTransaction { id } }
            }
          }
        }
      }
    }
  }
`;

const moneySchema = z.object({ amount: z.string(), currencyCode: z.string() }).transform(readMoney);
const answer = z.object({
  customer: z
    .object({
      storeCreditAccounts: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            balance: moneySchema,
            transactions: z.object({
              nodes: z.array(
                // An expiry has no id; nothing asks for one.
                z.object({
                  __typename: z.string(),
                  event: z.string(),
                  id: z.string().optional(),
                  amount: moneySchema,
                  creditTransaction: z.object({ id: z.string() }).optional(),
                }),
              ),
            }),
          }),
        ),
      }),
    })
    .nullable(),
});

/** A customer's store credit in one currency. */
export interface StoreCreditBalance {
  accountId: string;
  balance: Money;
  /** The latest transactions, the newest first. An id is missing only for what expired. */
  transactions: {
    id: string | null;
    /** Money that somebody took out by hand, and no order did. */
    isManualDebit: boolean;
    /** The credit of which so much was left when it expired; null for everything else that happens. */
    expiredCreditId: string | null;
    /** Without a sign. */
    amountMinor: bigint;
  }[];
}

/** Null when the customer is gone or never had credit in this currency. */
export async function findStoreCreditBalance(
  admin: AdminApi,
  customerId: string,
  currency: string,
): Promise<StoreCreditBalance | null> {
  const { customer } = await admin.ask(document, { customerId }, answer);
  const account = customer?.storeCreditAccounts.nodes.find(({ balance }) => balance.currency === currency);
  if (account === undefined) return null;
  return {
    accountId: account.id,
    balance: account.balance,
    transactions: account.transactions.nodes.map(({ __typename, event, id, amount: { amountMinor }, ...rest }) => ({
      id: id ?? null,
      expiredCreditId: rest.creditTransaction?.id ?? null,
      isManualDebit: __typename === 'StoreCreditAccountDebitTransaction' && event === 'ADJUSTMENT',
      amountMinor: amountMinor < 0n ? -amountMinor : amountMinor,
    })),
  };
}

function readMoney({ amount, currencyCode }: { amount: string; currencyCode: string }): Money {
  const money = parseMoney(amount, currencyCode);
  if (money === null) throw new Error(`${amount} is no amount of ${currencyCode}.`);
  return money;
}

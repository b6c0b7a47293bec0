import { z } from 'zod';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';
import { refusedFor, UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation CreditStoreCredit($customerId: ID!, $credit: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $customerId, creditInput: $credit) {
      storeCreditAccountTransaction { id }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  storeCreditAccountCredit: z.object({
    storeCreditAccountTransaction: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

/** Everything that Shopify's schema can refuse a credit for; a person has to put it right. */
const reasons = [
  'ACCOUNT_NOT_FOUND',
  'CREDIT_LIMIT_EXCEEDED',
  'EXPIRES_AT_IN_PAST',
  'MISMATCHING_CURRENCY',
  'NEGATIVE_OR_ZERO_AMOUNT',
  'OWNER_NOT_FOUND',
  'UNSUPPORTED_CURRENCY',
];

/** Gives a customer store credit. Asking twice gives it twice: nothing in the call tells Shopify that it is the same. */
export async function creditStoreCredit(
  admin: AdminApi,
  { customerId, amount, expiresAt }: { customerId: string; amount: Money; expiresAt: Date | null },
): Promise<{ ok: true; id: string } | { refused: string }> {
  const creditAmount = { amount: formatDecimal(amount), currencyCode: amount.currency };
  const credit = { creditAmount, expiresAt: expiresAt?.toISOString() ?? null };
  const { storeCreditAccountCredit: made } = await admin.ask(document, { customerId, credit }, answer);
  if (made.storeCreditAccountTransaction !== null) return { ok: true, id: made.storeCreditAccountTransaction.id };
  const refused = refusedFor(made.userErrors, reasons);
  if (refused === null) throw new UnexpectedRefusal('storeCreditAccountCredit', made.userErrors);
  return { refused };
}

import { z } from 'zod';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation DebitStoreCredit($accountId: ID!, $debit: StoreCreditAccountDebitInput!) {
    storeCreditAccountDebit(id: $accountId, debitInput: $debit) {
      storeCreditAccountTransaction { id }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  storeCreditAccountDebit: z.object({
    storeCreditAccountTransaction: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

/**
 * Takes money out of an account. Not safe to repeat: Shopify knows no request by its name, so a second call takes the
 * money a second time. Refused when the account holds less.
 */
export async function debitStoreCredit(
  admin: AdminApi,
  accountId: string,
  amount: Money,
): Promise<{ ok: true; transactionId: string } | { refused: 'insufficient_funds' | 'account_not_found' }> {
  const debitAmount = { amount: formatDecimal(amount), currencyCode: amount.currency };
  const { storeCreditAccountDebit: debited } = await admin.ask(document, { accountId, debit: { debitAmount } }, answer);
  const transaction = debited.storeCreditAccountTransaction;
  if (transaction !== null) return { ok: true, transactionId: transaction.id };
  const codes = debited.userErrors.map(({ code }) => code);
  if (codes.includes('INSUFFICIENT_FUNDS')) return { refused: 'insufficient_funds' };
  if (codes.includes('ACCOUNT_NOT_FOUND')) return { refused: 'account_not_found' };
  throw new UnexpectedRefusal('storeCreditAccountDebit', debited.userErrors);
}

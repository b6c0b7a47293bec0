import { z } from 'zod';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation DebitGiftCard($id: ID!, $debit: GiftCardDebitInput!) {
    giftCardDebit(id: $id, debitInput: $debit) {
      giftCardDebitTransaction { id }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  giftCardDebit: z.object({
    giftCardDebitTransaction: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

/**
 * Takes money off a gift card. Not safe to repeat; `note` stays on the transaction, so that a second attempt can look
 * whether the first one's is there. Refused when the card holds less, or holds nothing that can be used any more.
 */
export async function debitGiftCard(
  admin: AdminApi,
  id: string,
  amount: Money,
  note: string,
): Promise<{ ok: true; transactionId: string } | { refused: 'insufficient_funds' | 'not_redeemable' }> {
  const debitAmount = { amount: formatDecimal(amount), currencyCode: amount.currency };
  const { giftCardDebit: debited } = await admin.ask(document, { id, debit: { debitAmount, note } }, answer);
  if (debited.giftCardDebitTransaction !== null)
    return { ok: true, transactionId: debited.giftCardDebitTransaction.id };
  const codes = debited.userErrors.map(({ code }) => code);
  if (codes.includes('INSUFFICIENT_FUNDS')) return { refused: 'insufficient_funds' };
  if (codes.includes('INVALID') || codes.includes('GIFT_CARD_NOT_FOUND')) return { refused: 'not_redeemable' };
  throw new UnexpectedRefusal('giftCardDebit', debited.userErrors);
}

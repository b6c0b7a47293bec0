import { z } from 'zod';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';
import { refusedFor, UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation CreateGiftCard($card: GiftCardCreateInput!) {
    giftCardCreate(input: $card) {
      giftCard { id }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  giftCardCreate: z.object({ giftCard: z.object({ id: z.string() }).nullable(), userErrors: userErrorsSchema }),
});

/** What a person has to put right: the customer, the amount, or the day it expires. */
const reasons = ['CUSTOMER_NOT_FOUND', 'GIFT_CARD_LIMIT_EXCEEDED', 'GREATER_THAN', 'INVALID'];

export interface GiftCardInput {
  /** 8 to 20 small letters and digits; unique in the shop, which makes asking twice harmless. */
  code: string;
  amount: Money;
  customerId: string;
  /** The last day on which it can be used, such as `2026-12-31`; null for no end. */
  expiresOn: string | null;
  /** Staff read it; the customer does not. */
  note: string;
}

/** Makes a gift card for a customer. `isTaken` when some card of the shop has the code, perhaps ours from before. */
export async function createGiftCard(
  admin: AdminApi,
  { code, amount, customerId, expiresOn, note }: GiftCardInput,
): Promise<{ ok: true; id: string } | { isTaken: true } | { refused: string }> {
  const initialAmount = { amount: formatDecimal(amount), currencyCode: amount.currency };
  const { giftCardCreate: made } = await admin.ask(
    document,
    { card: { initialAmount, code, customerId, expiresOn, note } },
    answer,
  );
  if (made.giftCard !== null) return { ok: true, id: made.giftCard.id };
  const refused = refusedFor(made.userErrors, reasons);
  if (refused !== null) return { refused };
  if (made.userErrors.some((error) => error.code === 'TAKEN')) return { isTaken: true };
  throw new UnexpectedRefusal('giftCardCreate', made.userErrors);
}

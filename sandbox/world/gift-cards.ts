import { addMoney, compareMoney, subtractMoney } from './money.ts';
import type { Sandbox } from './sandbox.ts';
import { shopTime } from './shop-time.ts';
import { digitsOf } from './currencies.ts';
import type { Decimal, Id, Shop, Timestamp } from './types.ts';

/** A gift card. Its code is shown once, to whoever made it; everyone else sees the last characters. */
export interface GiftCard {
  id: Id;
  /** In lower case, without spaces. */
  code: string;
  initialValue: Decimal;
  currency: string;
  customerId: Id | null;
  note: string | null;
  /** The last day it can be used, such as `2026-12-31`. */
  expiresOn: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deactivatedAt: Timestamp | null;
  transactions: GiftCardTransaction[];
}

export interface GiftCardTransaction {
  id: Id;
  /** Below zero when it was spent. */
  amount: Decimal;
  note: string | null;
  processedAt: Timestamp;
}

/** Codes are the same without regard to case and to the spaces they are printed with. */
export function giftCardCode(typed: string): string {
  return typed.replace(/\s/g, '').toLowerCase();
}

/** The card with this code, however it is written. */
export function findGiftCard(shop: Shop, typed: string): GiftCard | null {
  const code = giftCardCode(typed);
  return shop.giftCards.find((card) => card.code === code) ?? null;
}

export function giftCardBalance({ initialValue, currency, transactions }: GiftCard): Decimal {
  return transactions.reduce((sum, { amount }) => addMoney(sum, amount, digitsOf(currency)), initialValue);
}

/** Whether the card's last day is over, by the shop's calendar. */
export function isGiftCardExpired({ expiresOn }: Pick<GiftCard, 'expiresOn'>, shop: Shop, now: Date): boolean {
  return expiresOn !== null && expiresOn < shopTime(now.toISOString(), shop.timeZone).slice(0, 10);
}

/** Whether something can be bought with the card now. */
export function isGiftCardUsable(card: GiftCard, shop: Shop, now: Date): boolean {
  return (
    card.deactivatedAt === null && !isGiftCardExpired(card, shop, now) && compareMoney(giftCardBalance(card), '0') > 0
  );
}

/** Moves money onto the card, or off it when the amount is below zero. */
export function moveGiftCardMoney(
  sandbox: Sandbox,
  card: GiftCard,
  amount: Decimal,
  note: string | null,
  processedAt: Timestamp = sandbox.now().toISOString(),
): GiftCardTransaction {
  const transaction: GiftCardTransaction = { id: sandbox.newId(), amount, note, processedAt };
  card.transactions.push(transaction);
  card.updatedAt = sandbox.now().toISOString();
  sandbox.changed();
  return transaction;
}

/** The amount with the other sign. */
export function negative(amount: Decimal, currency: string): Decimal {
  return subtractMoney('0', amount, digitsOf(currency));
}

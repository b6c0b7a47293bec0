import { compareMoney, type Money } from '../money.ts';

/** What was paid for an order and what was paid back of it, in one currency. */
export interface OrderPayment {
  /** Null for orders that were kept without their total. */
  total: Money | null;
  refunded: Money;
}

/**
 * What is kept of an order's goods: as much of their price as of the whole order was not paid back, rounded down. Refunds do
 * not say what they are for, so that each takes from goods, shipping and taxes alike.
 */
export function keptRevenue(subtotal: Money, { total, refunded }: OrderPayment): Money {
  if (refunded.amountMinor <= 0n || total === null) return subtotal;
  if (total.amountMinor <= 0n || compareMoney(refunded, total) >= 0) return { ...subtotal, amountMinor: 0n };
  const left = total.amountMinor - refunded.amountMinor;
  return { ...subtotal, amountMinor: (subtotal.amountMinor * left) / total.amountMinor };
}

import { addMoney, compareMoney, fromMinor, multiplyMoney, subtractMoney, sumMoney, toMinor } from './money.ts';
import type { Decimal, Order, OrderLine } from './types.ts';

/** The sums Shopify shows for an order. `current…` are after refunds of lines; all are in the order's currency. */
export interface OrderTotals {
  /** Lines before any discount. */
  lines: Decimal;
  /** Discounts on lines and on shipping. */
  discounts: Decimal;
  subtotal: Decimal;
  shipping: Decimal;
  total: Decimal;
  currentSubtotal: Decimal;
  currentDiscounts: Decimal;
  currentTotal: Decimal;
  refunded: Decimal;
  /** Refunded shipping only. */
  refundedShipping: Decimal;
}

/** Adds up an order. Cancelled orders keep their totals; what was paid back is in `refunded`. */
export function orderTotals(order: Order, digits: number): OrderTotals {
  const zero = fromMinor(0n, digits);
  const lines = sumMoney(
    order.lines.map((line) => multiplyMoney(line.price, line.quantity, digits)),
    digits,
  );
  const lineDiscounts = sumMoney(
    order.lines.map((line) => lineDiscount(line, digits)),
    digits,
  );
  const subtotal = subtractMoney(lines, lineDiscounts, digits);
  const shipping = subtractMoney(order.shippingPrice, order.shippingDiscount, digits);
  const refundedLines = sumMoney(
    order.refunds.flatMap((refund) => refund.lines.map((line) => line.subtotal)),
    digits,
  );
  const refundedShipping = sumMoney(
    order.refunds.map((refund) => refund.shippingAmount),
    digits,
  );
  const refundedDiscounts = sumMoney(
    order.lines.map((line) => shareOf(lineDiscount(line, digits), line.refundedQuantity, line.quantity, digits)),
    digits,
  );
  const total = addMoney(subtotal, shipping, digits);
  const discounts = addMoney(lineDiscounts, order.shippingDiscount, digits);
  const currentSubtotal = subtractMoney(subtotal, refundedLines, digits);
  const currentShipping = subtractMoney(shipping, refundedShipping, digits);
  return {
    lines,
    discounts,
    subtotal,
    shipping,
    total,
    currentSubtotal,
    currentDiscounts: subtractMoney(discounts, refundedDiscounts, digits),
    currentTotal: addMoney(currentSubtotal, compareMoney(currentShipping, zero) < 0 ? zero : currentShipping, digits),
    refunded: sumMoney(
      order.refunds.map((refund) => refund.amount),
      digits,
    ),
    refundedShipping,
  };
}

/** All discounts that fell on a line, for its whole quantity. */
export function lineDiscount(line: OrderLine, digits: number): Decimal {
  return sumMoney(
    line.allocations.map((allocation) => allocation.amount),
    digits,
  );
}

/** `part` of `whole` pieces of an amount. */
export function shareOf(amount: Decimal, part: number, whole: number, digits: number): Decimal {
  if (whole === 0) return fromMinor(0n, digits);
  const minor = toMinor(amount, digits) * BigInt(part);
  return fromMinor((minor + BigInt(whole) / 2n) / BigInt(whole), digits);
}

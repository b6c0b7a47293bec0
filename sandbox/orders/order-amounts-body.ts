import { roundMoney, subtractMoney } from '../world/money.ts';
import { orderTotals } from '../world/order-totals.ts';
import type { Order, Shop } from '../world/types.ts';
import { moneySet } from './money-set.ts';
import { receivedOf } from './payments.ts';

/** Every amount at the top of an order: plain, and once more as a set of two currencies. The sandbox knows no taxes. */
export function orderAmountsBody(shop: Shop, order: Order): Record<string, unknown> {
  const digits = shop.currencyDigits;
  const totals = orderTotals(order, digits);
  const zero = roundMoney('0', digits);
  const set = (amount: string) => moneySet(amount, order);
  const isOpen = order.paidAt === null && order.cancelledAt === null;
  return {
    current_shipping_price_set: set(subtractMoney(totals.shipping, totals.refundedShipping, digits)),
    current_subtotal_price: totals.currentSubtotal,
    current_subtotal_price_set: set(totals.currentSubtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: totals.currentDiscounts,
    current_total_discounts_set: set(totals.currentDiscounts),
    current_total_duties_set: null,
    current_total_price: totals.currentTotal,
    current_total_price_set: set(totals.currentTotal),
    current_total_tax: zero,
    current_total_tax_set: set(zero),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    subtotal_price: totals.subtotal,
    subtotal_price_set: set(totals.subtotal),
    total_cash_rounding_payment_adjustment_set: set(zero),
    total_cash_rounding_refund_adjustment_set: set(zero),
    total_discounts: totals.discounts,
    total_discounts_set: set(totals.discounts),
    total_line_items_price: totals.lines,
    total_line_items_price_set: set(totals.lines),
    total_outstanding: isOpen ? subtractMoney(totals.total, receivedOf(shop, order), digits) : zero,
    total_price: totals.total,
    total_price_set: set(totals.total),
    total_shipping_price_set: set(totals.shipping),
    total_tax: zero,
    total_tax_set: set(zero),
    total_tip_received: zero,
  };
}

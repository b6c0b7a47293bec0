import { bareId } from '../world/ids.ts';
import { compareMoney, roundMoney, subtractMoney } from '../world/money.ts';
import { orderTotals } from '../world/order-totals.ts';
import type { Order, Shop } from '../world/types.ts';
import { derivedId } from '../world/derived-id.ts';
import { allocationBody } from './line-body.ts';
import { moneySet } from './money-set.ts';

/** The one shipping line of an order that is sent, or none. */
export function shippingLinesBody(shop: Shop, order: Order): Record<string, unknown>[] {
  if (order.sourceName === 'pos' || !order.lines.some((line) => line.requiresShipping)) return [];
  const digits = shop.currencyDigits;
  const { shipping, refundedShipping } = orderTotals(order, digits);
  const applicationIndex = order.discountApplications.findIndex(({ targetType }) => targetType === 'shipping_line');
  const isDiscounted = applicationIndex >= 0 && compareMoney(order.shippingDiscount, '0') > 0;
  return [
    {
      id: bareId(derivedId(order.id, 'shipping')),
      carrier_identifier: null,
      code: 'Standard',
      current_discounted_price_set: moneySet(subtractMoney(shipping, refundedShipping, digits), order),
      discounted_price: shipping,
      discounted_price_set: moneySet(shipping, order),
      is_removed: false,
      phone: null,
      price: roundMoney(order.shippingPrice, digits),
      price_set: moneySet(roundMoney(order.shippingPrice, digits), order),
      requested_fulfillment_service_id: null,
      source: 'shopify',
      title: 'Standard',
      tax_lines: [],
      discount_allocations: isDiscounted ? [allocationBody(order.shippingDiscount, applicationIndex, order)] : [],
    },
  ];
}

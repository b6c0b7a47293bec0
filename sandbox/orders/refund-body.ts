import { bareId, gid } from '../world/ids.ts';
import { addMoney, compareMoney, roundMoney, subtractMoney, sumMoney } from '../world/money.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Refund, Shop } from '../world/types.ts';
import { derivedId } from '../world/derived-id.ts';
import { lineBody } from './line-body.ts';
import { moneySet } from './money-set.ts';

/** A refund as REST writes it: alone in refunds/create, and inside its order. It names no customer. */
export function refundBody(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const at = shopTime(refund.createdAt, shop.timeZone);
  return {
    id: bareId(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    created_at: at,
    note: refund.note ?? '',
    order_id: bareId(order.id),
    processed_at: at,
    restock: refund.lines.length > 0,
    total_duties_set: moneySet(roundMoney('0', shop.currencyDigits), order.currency),
    user_id: null,
    order_adjustments: adjustments(shop, order, refund),
    transactions: compareMoney(refund.amount, '0') > 0 ? [transactionBody(shop, order, refund)] : [],
    refund_line_items: refund.lines.flatMap((refunded) => {
      const line = order.lines.find(({ id }) => id === refunded.lineId);
      if (!line) return [];
      return {
        id: bareId(derivedId(refund.id, `line ${refunded.lineId}`)),
        line_item_id: bareId(refunded.lineId),
        location_id: null,
        quantity: refunded.quantity,
        restock_type: 'return',
        subtotal: Number(refunded.subtotal),
        subtotal_set: moneySet(refunded.subtotal, order.currency),
        total_tax: Number(refunded.tax),
        total_tax_set: moneySet(refunded.tax, order.currency),
        line_item: lineBody(shop, order, line),
      };
    }),
    duties: [],
    return: null,
  };
}

function transactionBody(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const id = derivedId(refund.id, 'transaction');
  const at = shopTime(refund.createdAt, shop.timeZone);
  return {
    id: bareId(id),
    admin_graphql_api_id: gid('OrderTransaction', id),
    amount: refund.amount,
    authorization: null,
    created_at: at,
    currency: order.currency,
    device_id: null,
    error_code: null,
    gateway: order.test ? 'bogus' : 'shopify_payments',
    kind: 'refund',
    location_id: null,
    message: null,
    order_id: bareId(order.id),
    parent_id: bareId(derivedId(order.id, 'sale')),
    payment_id: `${order.name}.${order.refunds.indexOf(refund) + 2}`,
    processed_at: at,
    receipt: {},
    source_name: '1830279',
    status: 'success',
    test: order.test,
    user_id: null,
  };
}

/** Money given back that no line accounts for: shipping, and any difference between what lines cost and what was paid. */
function adjustments(shop: Shop, order: Order, refund: Refund): Record<string, unknown>[] {
  const digits = shop.currencyDigits;
  const zero = roundMoney('0', digits);
  const lines = sumMoney(
    refund.lines.map((line) => addMoney(line.subtotal, line.tax, digits)),
    digits,
  );
  const explained = addMoney(lines, refund.shippingAmount, digits);
  const shipping = subtractMoney(zero, refund.shippingAmount, digits);
  const discrepancy = subtractMoney(explained, refund.amount, digits);
  const adjustment = (kind: string, reason: string, amount: string) => ({
    id: bareId(derivedId(refund.id, kind)),
    amount,
    amount_set: moneySet(amount, order.currency),
    kind,
    order_id: bareId(order.id),
    reason,
    refund_id: bareId(refund.id),
    tax_amount: zero,
    tax_amount_set: moneySet(zero, order.currency),
  });
  return [
    ...(compareMoney(shipping, zero) === 0 ? [] : [adjustment('shipping_refund', 'Shipping refund', shipping)]),
    ...(compareMoney(discrepancy, zero) === 0
      ? []
      : [adjustment('refund_discrepancy', 'Refund discrepancy', discrepancy)]),
  ];
}

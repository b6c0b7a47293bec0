import { bareId, gid } from '../world/ids.ts';
import { addMoney, compareMoney, roundMoney, subtractMoney, sumMoney } from '../world/money.ts';
import { paymentId, refundTransactionId, type RefundTransaction } from '../world/order-parts.ts';
import { presentmentCurrencyOf, toPresentment } from '../world/presentment.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Refund, Shop } from '../world/types.ts';
import { derivedId } from '../world/derived-id.ts';
import { lineBody } from './line-body.ts';
import { moneySet } from './money-set.ts';
import { refundTransactionsOf } from './return-money.ts';

/** A refund as REST writes it: alone in refunds/create, and inside its order. It names no customer. */
export function refundBody(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const at = shopTime(refund.createdAt, shop.timeZone);
  const isRestocked = refund.lines.length > 0 && (refund.restock ?? true);
  return {
    id: bareId(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    created_at: at,
    note: refund.note ?? '',
    order_id: bareId(order.id),
    processed_at: at,
    restock: isRestocked,
    total_duties_set: moneySet(roundMoney('0', shop.currencyDigits), order),
    user_id: null,
    order_adjustments: adjustments(shop, order, refund),
    transactions: refundTransactionsOf(shop, order, refund).map((transaction, position) =>
      transactionBody(shop, order, refund, transaction, position),
    ),
    refund_line_items: refund.lines.flatMap((refunded) => {
      const line = order.lines.find(({ id }) => id === refunded.lineId);
      if (!line) return [];
      return {
        id: bareId(derivedId(refund.id, `line ${refunded.lineId}`)),
        line_item_id: bareId(refunded.lineId),
        location_id: null,
        quantity: refunded.quantity,
        restock_type: isRestocked ? 'return' : 'no_restock',
        subtotal: Number(refunded.subtotal),
        subtotal_set: moneySet(refunded.subtotal, order),
        total_tax: Number(refunded.tax),
        total_tax_set: moneySet(refunded.tax, order),
        line_item: lineBody(shop, order, line),
      };
    }),
    duties: [],
    return: null,
  };
}

/** Money that went back. Transactions are in the currency the buyer paid in, unlike everything else in the body. */
function transactionBody(
  shop: Shop,
  order: Order,
  refund: Refund,
  { gateway, amount, payment }: RefundTransaction,
  position: number,
): Record<string, unknown> {
  const id = refundTransactionId(refund, position);
  const at = shopTime(refund.createdAt, shop.timeZone);
  return {
    id: bareId(id),
    admin_graphql_api_id: gid('OrderTransaction', id),
    amount: toPresentment(amount, order),
    authorization: null,
    created_at: at,
    currency: presentmentCurrencyOf(order),
    device_id: null,
    error_code: null,
    gateway,
    kind: 'refund',
    location_id: null,
    message: null,
    order_id: bareId(order.id),
    parent_id: bareId(paymentId(order, payment)),
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
    amount_set: moneySet(amount, order),
    kind,
    order_id: bareId(order.id),
    reason,
    refund_id: bareId(refund.id),
    tax_amount: zero,
    tax_amount_set: moneySet(zero, order),
  });
  return [
    ...(compareMoney(shipping, zero) === 0 ? [] : [adjustment('shipping_refund', 'Shipping refund', shipping)]),
    ...(compareMoney(discrepancy, zero) === 0
      ? []
      : [adjustment('refund_discrepancy', 'Refund discrepancy', discrepancy)]),
  ];
}

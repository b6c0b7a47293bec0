import { z } from 'zod';
import { orderGid, type OrderGid } from '../ids.ts';
import { addMoney, parseMoney, type Money } from '../money.ts';
import { parseExactJson } from '../exact-json.ts';
import { idSchema, timeSchema } from './order-payload.ts';

const cancellationSchema = z.object({ id: idSchema, cancelled_at: timeSchema });
const fulfilmentSchema = z.object({ id: idSchema, updated_at: timeSchema });
const updateSchema = z.object({
  id: idSchema,
  created_at: timeSchema,
  updated_at: timeSchema,
  cancelled_at: timeSchema.nullish(),
  financial_status: z.string().nullish(),
  fulfillment_status: z.string().nullish(),
});
const refundSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  created_at: timeSchema,
  transactions: z
    .array(z.object({ amount: z.string(), currency: z.string().nullish(), kind: z.string(), status: z.string() }))
    .nullish(),
});

/** `orders/cancelled`. */
export function parseCancellationPayload(body: string): { orderId: OrderGid; cancelledAt: Date } {
  const order = cancellationSchema.parse(parseExactJson(body));
  return { orderId: requireOrderGid(order.id), cancelledAt: order.cancelled_at };
}

/** `orders/fulfilled`: told when the last parcel left. */
export function parseFulfilmentPayload(body: string): { orderId: OrderGid; fulfilledAt: Date } {
  const order = fulfilmentSchema.parse(parseExactJson(body));
  return { orderId: requireOrderGid(order.id), fulfilledAt: order.updated_at };
}

/** An order that is changed so soon after it was placed is still being placed. */
const placedWithinMs = 30_000;

/**
 * `orders/updated`, which is the only word of a dispute that needs no scope of its own. `isNews` is false for the updates
 * that come with the payment itself.
 */
export function parseOrderUpdatePayload(body: string): { orderId: OrderGid; isNews: boolean } {
  const order = updateSchema.parse(parseExactJson(body));
  const isYoung = order.updated_at.getTime() - order.created_at.getTime() < placedWithinMs;
  const isUntouched =
    !order.cancelled_at &&
    !order.fulfillment_status &&
    (order.financial_status === 'paid' || order.financial_status === 'pending');
  return { orderId: requireOrderGid(order.id), isNews: !isYoung || !isUntouched };
}

/**
 * `refunds/create`: what was paid back, in the currency the buyer paid in; null when nothing was, or when its
 * transactions are in several currencies, which have no sum.
 */
export function parseRefundPayload(body: string): {
  refundId: string;
  orderId: OrderGid;
  refundedAt: Date;
  refunded: Money | null;
} {
  const refund = refundSchema.parse(parseExactJson(body));
  const amounts = (refund.transactions ?? [])
    .filter(({ kind, status }) => kind === 'refund' && status === 'success')
    .map(({ amount, currency }) => (currency ? parseMoney(amount, currency) : null))
    .filter((money) => money !== null);
  return {
    refundId: refund.id,
    orderId: requireOrderGid(refund.order_id),
    refundedAt: refund.created_at,
    refunded: sum(amounts),
  };
}

function sum(amounts: Money[]): Money | null {
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return null;
  return amounts.reduce(addMoney);
}

function requireOrderGid(digits: string): OrderGid {
  const gid = orderGid(digits);
  if (gid === null) throw new Error(`${digits} is no order id.`);
  return gid;
}

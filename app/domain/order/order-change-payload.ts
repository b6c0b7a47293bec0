import { z } from 'zod';
import { orderGid, type OrderGid } from '../ids.ts';
import { addMoney, parseMoney, type Money } from '../money.ts';
import { parseExactJson } from '../exact-json.ts';
import { idSchema, timeSchema } from './order-payload.ts';

const cancellationSchema = z.object({ id: idSchema, cancelled_at: timeSchema });
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

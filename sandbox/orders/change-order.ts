import type { Sandbox } from '../world/sandbox.ts';
import { compareMoney } from '../world/money.ts';
import type { Id, Order, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';
import { fulfillmentBody } from './fulfillment-body.ts';
import { fulfillableLines, fulfillmentsOf } from './fulfillments.ts';
import { receiveRest, receivedOf } from './payments.ts';
import { refundOrder } from './refund-order.ts';

export type ChangeOutcome =
  | { ok: true }
  | { refused: 'already-paid' | 'already-fulfilled' | 'already-cancelled' | 'no-such-line' | 'quantity-too-high' };

/** The merchant marks a pending order as paid: orders/paid and orders/updated. */
export function payOrder(sandbox: Sandbox, shop: Shop, order: Order): ChangeOutcome {
  if (order.cancelledAt !== null) return { refused: 'already-cancelled' };
  if (order.paidAt !== null) return { refused: 'already-paid' };
  receiveRest(sandbox, shop, order);
  order.paidAt = sandbox.now().toISOString();
  order.financialStatus = 'paid';
  announceOrder(sandbox, shop, order, ['orders/paid']);
  return { ok: true };
}

/**
 * The merchant sends a parcel with some lines, or with everything that is left: fulfillments/create, then
 * orders/fulfilled when nothing is left and orders/partially_fulfilled otherwise, and orders/updated.
 */
export function fulfillOrder(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  lines: { lineId: Id; quantity: number }[] = fulfillableLines(order),
): ChangeOutcome {
  if (order.cancelledAt !== null) return { refused: 'already-cancelled' };
  const left = fulfillableLines(order);
  if (order.fulfillmentStatus === 'fulfilled' || left.length === 0) return { refused: 'already-fulfilled' };
  for (const { lineId, quantity } of lines) {
    const most = left.find((line) => line.lineId === lineId)?.quantity;
    if (most === undefined) return { refused: 'no-such-line' };
    if (quantity < 1 || quantity > most) return { refused: 'quantity-too-high' };
  }
  const at = sandbox.now().toISOString();
  const fulfillment = { id: sandbox.newId(), createdAt: at, lines };
  order.fulfillments = [...fulfillmentsOf(order), fulfillment];
  const isComplete = fulfillableLines(order).length === 0;
  order.fulfillmentStatus = isComplete ? 'fulfilled' : 'partial';
  if (isComplete) order.fulfilledAt = at;
  sandbox.sendWebhook(shop, 'fulfillments/create', fulfillmentBody(shop, order, fulfillment));
  announceOrder(sandbox, shop, order, [isComplete ? 'orders/fulfilled' : 'orders/partially_fulfilled']);
  return { ok: true };
}

export interface Cancellation {
  reason?: 'customer' | 'fraud' | 'inventory' | 'declined' | 'other';
  /** Whether what was paid is paid back. Default true. */
  refund?: boolean;
}

/**
 * The merchant cancels an order: refunds/create when money goes back, then orders/cancelled and orders/updated. A
 * payment that never came is void. An order cannot be cancelled twice, and used codes stay used.
 */
export function cancelOrder(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  cancellation: Cancellation = {},
): ChangeOutcome {
  if (order.cancelledAt !== null) return { refused: 'already-cancelled' };
  const at = sandbox.now().toISOString();
  order.cancelledAt = at;
  order.cancelReason = cancellation.reason ?? 'customer';
  order.closedAt = at;
  const isUnpaid = order.paidAt === null && compareMoney(receivedOf(shop, order), '0') === 0;
  if (isUnpaid) order.financialStatus = 'voided';
  else if (cancellation.refund ?? true) refundOrder(sandbox, shop, order, { whole: true });
  announceOrder(sandbox, shop, order, ['orders/cancelled']);
  return { ok: true };
}

import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';
import { refundOrder } from './refund-order.ts';

export type ChangeOutcome = { ok: true } | { refused: 'already-paid' | 'already-fulfilled' | 'already-cancelled' };

/** The merchant marks a pending order as paid: orders/paid and orders/updated. */
export function payOrder(sandbox: Sandbox, shop: Shop, order: Order): ChangeOutcome {
  if (order.cancelledAt !== null) return { refused: 'already-cancelled' };
  if (order.paidAt !== null) return { refused: 'already-paid' };
  order.paidAt = sandbox.now().toISOString();
  order.financialStatus = 'paid';
  announceOrder(sandbox, shop, order, ['orders/paid']);
  return { ok: true };
}

/** The merchant sends the whole order: orders/fulfilled and orders/updated. */
export function fulfillOrder(sandbox: Sandbox, shop: Shop, order: Order): ChangeOutcome {
  if (order.cancelledAt !== null) return { refused: 'already-cancelled' };
  if (order.fulfillmentStatus === 'fulfilled') return { refused: 'already-fulfilled' };
  order.fulfillmentStatus = 'fulfilled';
  order.fulfilledAt = sandbox.now().toISOString();
  announceOrder(sandbox, shop, order, ['orders/fulfilled']);
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
  if (order.paidAt === null) order.financialStatus = 'voided';
  else if (cancellation.refund ?? true) refundOrder(sandbox, shop, order, { whole: true });
  announceOrder(sandbox, shop, order, ['orders/cancelled']);
  return { ok: true };
}

import { compareMoney, type Money } from '../money.ts';

/** An order as far as it decides whether anybody can be rewarded for it. */
export interface RewardedOrder {
  cancelledAt: Date | null;
  dispute: 'open' | 'lost' | 'won' | null;
  /** Null for orders that were kept without it. */
  total: Money | null;
  refunded: Money;
}
export type LostOrder = 'order_cancelled' | 'dispute_lost' | 'order_refunded';

/** Why nobody can be rewarded for an order, whoever decides; null where somebody can. */
export function findLoss({ cancelledAt, dispute, total, refunded }: RewardedOrder): LostOrder | null {
  if (cancelledAt !== null) return 'order_cancelled';
  if (dispute === 'lost') return 'dispute_lost';
  const isRefunded = refunded.amountMinor > 0n;
  return isRefunded && total !== null && compareMoney(refunded, total) >= 0 ? 'order_refunded' : null;
}

/**
 * Why a verdict cannot be undone; null where it can. Whatever a person or a rule said can be looked at again; an order
 * that is lost cannot, as nothing but the same answer would come of it.
 */
export function findReopenRefusal(
  status: 'held' | 'rewarded' | 'declined' | 'reversed',
  order: RewardedOrder,
): LostOrder | 'held_already' | null {
  return status === 'held' ? 'held_already' : findLoss(order);
}

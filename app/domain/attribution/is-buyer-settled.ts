import type { DeclineReason, Decision } from '../decision.ts';

/** How another order of the same buyer was decided. */
export interface OtherReferral {
  status: 'held' | 'rewarded' | 'declined' | 'reversed';
  decision: Decision;
}

/** What speaks against one order says nothing of the next one. */
const aboutOneOrder: readonly DeclineReason[] = [
  'test_order',
  'draft_order',
  'point_of_sale_order',
  'order_cancelled',
  'order_refunded',
  'under_minimum',
  'wrong_items',
  'claim_expired',
];

/**
 * Whether what a buyer had claimed in a program speaks for no further order of theirs: one was counted, waits for the
 * merchant, or was declined for what the buyer is. What was counted and taken back later counts too, so that an order that
 * is told again finds what it found at first.
 */
export function isBuyerSettled(others: readonly OtherReferral[]): boolean {
  return others.some(({ status, decision }) => {
    if (status !== 'declined') return true;
    return decision.kind === 'decline' && decision.reasons.some((reason) => !aboutOneOrder.includes(reason));
  });
}

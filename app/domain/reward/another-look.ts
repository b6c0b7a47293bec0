import type { Reason } from '../decision.ts';
import type { OutcomeReason, ReversalCause } from './reward.ts';

/** A referral as far as asking for another look goes. */
export interface SettledReferral {
  status: 'held' | 'rewarded' | 'declined' | 'reversed';
  appealedAt: Date | null;
  /** Why it was declined, or why what it had brought was taken back. */
  reasons: readonly (Reason | ReversalCause | OutcomeReason)[];
}

/** With these there is nothing left that could be rewarded, whoever looks. */
const final: readonly SettledReferral['reasons'][number][] = [
  'order_cancelled',
  'chargeback',
  'dispute_lost',
  'claim_already_rewarded',
];

/** Whether the advocate can ask the shop to look again, once: where a rule or a person said no. */
export function canBeLookedAtAgain({ status, appealedAt, reasons }: SettledReferral): boolean {
  if (appealedAt !== null || reasons.some((reason) => final.includes(reason))) return false;
  // What was taken back more than once, after an undo, has the cause of each time.
  return status === 'declined' || (status === 'reversed' && reasons.includes('merchant'));
}

import type { MerchantReason } from '#app/domain/decision.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';

export const verdictIntents = ['approve', 'decline', 'reopen'] as const;
export type VerdictIntent = (typeof verdictIntents)[number];

/** Why a verdict changed nothing. */
export type VerdictRefusal =
  | 'settled_before'
  | 'not_found'
  | 'order_cancelled'
  | 'order_refunded'
  | 'dispute_lost'
  | 'taken_back'
  | 'changed_elsewhere'
  | 'rewarded_before'
  | 'held_already'
  | 'claim_already_rewarded';

/** What /app/verdicts answers: which were decided, and which were not and why. */
export interface VerdictsAnswer {
  intent: VerdictIntent;
  done: string[];
  refused: { id: string; refused: VerdictRefusal }[];
}

export const verdictRefusals = {
  settled_before: 'referral.refusal.settled_before',
  not_found: 'referral.refusal.not_found',
  order_cancelled: 'referral.refusal.order_cancelled',
  order_refunded: 'referral.refusal.order_refunded',
  dispute_lost: 'referral.refusal.dispute_lost',
  taken_back: 'referral.refusal.taken_back',
  changed_elsewhere: 'referral.refusal.changed_elsewhere',
  rewarded_before: 'referral.refusal.rewarded_before',
  held_already: 'referral.refusal.held_already',
  claim_already_rewarded: 'referral.refusal.claim_already_rewarded',
} as const satisfies Record<VerdictRefusal, AdminKey>;

/** What a merchant can say when declining. */
export const declineWords = {
  same_household: 'verdict.reasons.same_household',
  staff_order: 'verdict.reasons.staff_order',
  abuse: 'verdict.reasons.abuse',
  not_a_recommendation: 'verdict.reasons.not_a_recommendation',
  merchant_declined: 'verdict.reasons.merchant_declined',
} as const satisfies Record<MerchantReason, AdminKey>;

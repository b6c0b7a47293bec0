import type { AdminKey } from '#app/i18n/admin/speak.ts';

/** What a merchant can do about a referral. */
export const referralIntents = [
  'approve',
  'decline',
  'take_back',
  'reopen',
  'leave',
  'block_friend',
  'block_advocate',
  'unblock_friend',
  'unblock_advocate',
] as const;
export type ReferralIntent = (typeof referralIntents)[number];

export type BlockRefusal = 'not_found' | 'nothing_to_block' | 'already_blocked' | 'not_blocked';
/** Why nothing was done about it. */
export type ReferralRefusal =
  | 'settled_before'
  | 'not_found'
  | 'order_cancelled'
  | 'order_refunded'
  | 'dispute_lost'
  | 'taken_back'
  | 'claim_already_rewarded'
  | 'changed_elsewhere'
  | 'rewarded_before'
  | 'held_already'
  | 'nothing_to_block'
  | 'already_blocked'
  | 'not_blocked';
export type ReferralOutcome = { done: ReferralIntent } | { refused: ReferralRefusal };

export const referralRefusals = {
  settled_before: { words: 'referral.refusal.settled_before', status: 409 },
  not_found: { words: 'referral.refusal.not_found', status: 404 },
  order_cancelled: { words: 'referral.refusal.order_cancelled', status: 409 },
  order_refunded: { words: 'referral.refusal.order_refunded', status: 409 },
  dispute_lost: { words: 'referral.refusal.dispute_lost', status: 409 },
  taken_back: { words: 'referral.refusal.taken_back', status: 409 },
  claim_already_rewarded: { words: 'referral.refusal.claim_already_rewarded', status: 409 },
  changed_elsewhere: { words: 'referral.refusal.changed_elsewhere', status: 409 },
  rewarded_before: { words: 'referral.refusal.rewarded_before', status: 409 },
  held_already: { words: 'referral.refusal.held_already', status: 409 },
  nothing_to_block: { words: 'referral.refusal.nothing_to_block', status: 409 },
  already_blocked: { words: 'referral.refusal.already_blocked', status: 409 },
  not_blocked: { words: 'referral.refusal.not_blocked', status: 409 },
} as const satisfies Record<ReferralRefusal, { words: AdminKey; status: number }>;

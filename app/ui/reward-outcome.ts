import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';

/** Why nothing was done about a reward. */
export type RewardRefusal =
  | 'not_found'
  | 'changed_elsewhere'
  | 'taken_back'
  | 'not_limited'
  | 'referral_reversed'
  | 'order_disputed'
  | 'friend_used_it'
  | 'nothing_left'
  | 'never_told'
  | 'not_there_any_more'
  | 'no_email'
  | 'sent_too_often';
/** What the merchant says of a taking whose outcome nobody could know. */
export const reversalAnswers = ['was_taken', 'was_not_taken'] as const;
export type ReversalAnswer = (typeof reversalAnswers)[number];
export type RewardOutcome = { done: RewardAction | ReversalAnswer | 'resend' } | { refused: RewardRefusal };

export const rewardRefusals = {
  not_found: { words: 'reward.refusal.not_found', status: 404 },
  changed_elsewhere: { words: 'reward.refusal.moved_on', status: 409 },
  taken_back: { words: 'reward.refusal.taken_back', status: 409 },
  not_limited: { words: 'reward.refusal.moved_on', status: 409 },
  referral_reversed: { words: 'reward.refusal.referral_reversed', status: 409 },
  order_disputed: { words: 'reward.refusal.order_disputed', status: 409 },
  friend_used_it: { words: 'reward.refusal.moved_on', status: 409 },
  nothing_left: { words: 'reward.refusal.moved_on', status: 409 },
  never_told: { words: 'reward.refusal.never_told', status: 409 },
  not_there_any_more: { words: 'reward.refusal.not_there_any_more', status: 409 },
  no_email: { words: 'reward.refusal.no_email', status: 409 },
  sent_too_often: { words: 'reward.refusal.sent_too_often', status: 429 },
} as const satisfies Record<RewardRefusal, { words: AdminKey; status: number }>;

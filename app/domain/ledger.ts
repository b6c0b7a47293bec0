/** Everything that can stand in the ledger. Both languages of the admin have a sentence for each. */
export const ledgerKinds = [
  'shop_installed',
  'shop_uninstalled',
  'program_created',
  'program_saved',
  'program_published',
  'program_paused',
  'program_resumed',
  'program_started',
  'program_ended',
  'program_archived',
  'program_reordered',
  'discount_refused',
  'limit_near',
  'limit_reached',
  'limit_lifted',
  'advocate_joined',
  'invite_renamed',
  'invite_shared',
  'invite_visited',
  'friend_claimed',
  'order_paid',
  'order_cancelled',
  'order_refunded',
  'refund_unknown',
  'order_fulfilled',
  'order_disputed',
  'dispute_won',
  'referral_decided',
  'another_look_asked',
  'referral_approved',
  'referral_declined',
  'referral_reversed',
  'referral_reopened',
  'reward_approved',
  'reward_limited',
  'reward_paused',
  'reward_scheduled',
  'reward_due',
  'reward_issued',
  'reward_unclear',
  'reward_withheld',
  'reward_used',
  'reward_lapsed',
  'reversal_approved',
  'reversal_settled',
  'reversal_unclear',
  'message_sent',
  'message_skipped',
  'person_blocked',
  'person_unblocked',
  'note_written',
  'note_deleted',
  'settings_saved',
  'customer_data_requested',
  'customer_redacted',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
export type Actor = 'shopper' | 'merchant' | 'shopify' | 'ricochet';

export interface LedgerEntry {
  id: string;
  at: Date;
  kind: LedgerKind;
  actor: Actor;
  data: Record<string, string | number | boolean | null>;
}

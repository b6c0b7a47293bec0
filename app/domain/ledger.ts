/** Everything that can stand in the ledger. Both languages of the admin have a sentence for each. */
export const ledgerKinds = [
  'shop_installed',
  'shop_uninstalled',
  'program_created',
  'program_saved',
  'program_published',
  'program_paused',
  'program_resumed',
  'advocate_joined',
  'invite_visited',
  'friend_claimed',
  'order_paid',
  'order_cancelled',
  'order_refunded',
  'referral_decided',
  'referral_approved',
  'referral_declined',
  'reward_approved',
  'reward_issued',
  'reward_withheld',
  'message_sent',
  'message_skipped',
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

import type { Reason } from '#app/domain/decision.ts';
import type { AdminKey, AdminTranslate } from '#app/i18n/admin/speak.ts';

/** The sentence of every reason; the compiler asks for a new one when the domain gains a reason. */
const reasonWords = {
  conditions_met: 'reason.conditions_met',
  merchant_approved: 'reason.merchant_approved',
  currency_differs: 'reason.currency_differs',
  order_history_unknown: 'reason.order_history_unknown',
  own_invite: 'reason.own_invite',
  not_first_order: 'reason.not_first_order',
  under_minimum: 'reason.under_minimum',
  test_order: 'reason.test_order',
  order_cancelled: 'reason.order_cancelled',
  claim_expired: 'reason.claim_expired',
  claim_already_rewarded: 'reason.claim_already_rewarded',
  merchant_declined: 'reason.merchant_declined',
} satisfies Record<Reason, AdminKey>;

export function describeReason(reason: Reason, t: AdminTranslate): string {
  return t(reasonWords[reason]);
}

/** Reads reasons out of a ledger entry, where they stand as plain words; what is no reason is left out. */
export function parseReasons(words: unknown): Reason[] {
  if (typeof words !== 'string') return [];
  return words.split(' ').filter((word): word is Reason => Object.hasOwn(reasonWords, word));
}

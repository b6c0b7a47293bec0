import type { Reason } from '#app/domain/decision.ts';
import type { OutcomeReason } from '#app/domain/reward/reward.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';

/** Why a referral was decided as it was, or why its reward is not simply there. */
export type AnyReason = Reason | OutcomeReason;

/** Every reason; the compiler asks for a new one when the domain gains it. */
const reasons = {
  conditions_met: true,
  merchant_approved: true,
  test_order: true,
  draft_order: true,
  point_of_sale_order: true,
  order_cancelled: true,
  dispute_lost: true,
  same_customer: true,
  same_email: true,
  same_phone: true,
  same_address: true,
  same_ip: true,
  same_device: true,
  existing_customer: true,
  disposable_email: true,
  velocity: true,
  ring: true,
  order_risk: true,
  blocked: true,
  young_advocate: true,
  leaked_code: true,
  not_first_order: true,
  under_minimum: true,
  wrong_items: true,
  claim_expired: true,
  claim_already_rewarded: true,
  merchant_declined: true,
  same_household: true,
  staff_order: true,
  abuse: true,
  not_a_recommendation: true,
  evidence_missing: true,
  order_history_unknown: true,
  currency_differs: true,
  items_unknown: true,
  dispute_open: true,
  advocate_erased: true,
  reopened: true,
  manual_approval: true,
  cap_per_day: true,
  cap_per_month: true,
  cap_ever: true,
  spend_limit: true,
  cost_unknown: true,
  order_refunded: true,
  refund_unknown: true,
  chargeback: true,
  merchant: true,
  milestone_lost: true,
  set_off: true,
  effect_unknown: true,
  refused_by_shopify: true,
} satisfies Record<AnyReason, true>;

/** The sentence of a reason. Its key is typed, so that a reason without a sentence does not compile. */
export function describeReason(reason: AnyReason, t: AdminTranslate): string {
  return t(`reason.${reason}`);
}

/** Reads reasons out of a ledger entry, where they stand as plain words; what is no reason is left out. */
export function parseReasons(words: unknown): AnyReason[] {
  if (typeof words !== 'string') return [];
  return words
    .split(' ')
    .map((word) => renamed.get(word) ?? word)
    .filter((word): word is AnyReason => Object.hasOwn(reasons, word));
}

/** The ledger is never rewritten: entries of earlier versions keep the words of their time. */
const renamed = new Map([['own_invite', 'same_customer']]);

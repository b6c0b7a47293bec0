import type { ReferralStatus } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { MerchantReason } from '#app/domain/decision.ts';
import type { ReferralId } from '#app/domain/ids.ts';
import { reopenReferral, type ReopenRefusal } from './reopen-referral.ts';
import { settleReferral, type SettleReferralRefusal } from './settle-referral.ts';

/** How many referrals one press may be about. */
export const mostAtOnce = 50;

export type VerdictRefusal = SettleReferralRefusal | ReopenRefusal;
export interface VerdictsOutcome {
  done: ReferralId[];
  refused: { id: ReferralId; refused: VerdictRefusal }[];
}

/**
 * The merchant decides several referrals at once, or takes such verdicts back. Each is a transaction of its own, so that
 * one that cannot be decided does not stand in the way of the others, and each is told what became of it. Safe to run
 * twice: every single one is.
 */
export async function settleReferrals({
  shop,
  referralIds,
  intent,
  reason,
  note,
  seen,
  now,
}: {
  shop: Shop;
  referralIds: ReferralId[];
  intent: 'approve' | 'decline' | 'reopen';
  reason?: MerchantReason | undefined;
  note?: string | undefined;
  /** How the page showed each of them, in the same order: what somebody else decided since stands. */
  seen?: ReferralStatus[] | undefined;
  now: Date;
}): Promise<VerdictsOutcome> {
  const outcome: VerdictsOutcome = { done: [], refused: [] };
  for (const referralId of [...new Set(referralIds)].slice(0, mostAtOnce)) {
    const status = seen?.[referralIds.indexOf(referralId)];
    const about = { shop, referralId, seen: status === undefined ? undefined : { status }, now };
    const answer =
      intent === 'reopen'
        ? await reopenReferral(about)
        : await settleReferral({ ...about, verdict: intent, reason, note, isOfQueue: true });
    if ('refused' in answer) outcome.refused.push({ id: referralId, refused: answer.refused });
    else outcome.done.push(referralId);
  }
  return outcome;
}

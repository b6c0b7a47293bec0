import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

/** A reward for a friend's order as a value, for tests that need no database. */
export function plainReward(change: Partial<Reward> = {}): Reward {
  const at = new Date('2026-11-20T12:00:00Z');
  return {
    shopId: 'sh_01JD0000000000000000000000',
    id: 'rw_01JD0000000000000000000000',
    programId: 'pr_01JD0000000000000000000000',
    versionNumber: 1,
    advocateId: 'ad_01JD0000000000000000000000',
    side: 'advocate',
    cause: 'referral',
    causeKey: 'referral:rf_01JD0000000000000000000000:advocate',
    referralId: 'rf_01JD0000000000000000000000',
    offer: offerOf({ kind: 'percentage', percent: 10 }),
    worth: null,
    cost: null,
    purse: 'purse',
    nettedMinor: 0n,
    parentDiscountId: null,
    code: null,
    effectId: null,
    status: 'issued',
    reason: null,
    note: null,
    dueAt: at,
    approvedAt: at,
    issuingSince: null,
    issuedAt: null,
    expiresAt: null,
    ...change,
  };
}

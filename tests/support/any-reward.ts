import { faceValue, type Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

const at = new Date('2026-11-10T12:00:00Z');

/** An advocate's reward as it stands after it was issued, with what the test says of it. */
export function rewardOf(benefit: Benefit, change: Partial<Reward> = {}): Reward {
  const worth = faceValue(benefit);
  return {
    shopId: 'sh_1',
    id: 'rw_1',
    programId: 'pr_1',
    versionNumber: 1,
    advocateId: 'ad_1',
    side: 'advocate',
    cause: 'referral',
    causeKey: 'referral:rf_1:advocate',
    referralId: 'rf_1',
    offer: offerOf(benefit),
    worth,
    cost: worth,
    purse: 'money:EUR',
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
    issuedAt: at,
    expiresAt: null,
    ...change,
  };
}

import { lockAdvocate } from '#app/db/advocates.ts';
import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { Referral } from '#app/db/referrals.ts';
import { markReferralReversed } from '#app/db/reversals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ReversalCause } from '#app/domain/reward/reward.ts';
import { inRound } from '#app/domain/reward/round.ts';
import { revenueData } from './revenue-data.ts';
import { takeBackRewards } from './take-back-rewards.ts';

/**
 * Takes back everything that a referral brought its advocate, bonuses that hang on it included. Runs in the caller's
 * transaction, which holds the order's lock. Twice is once: a referral is reversed once, and what was taken back has
 * nothing left to take. The friend keeps what was used on the order.
 */
export async function takeBackReferral(
  {
    shop,
    referral,
    cause,
    said = {},
    now,
  }: {
    shop: Pick<Shop, 'id'>;
    referral: Pick<Referral, 'id' | 'programId' | 'advocateId' | 'orderId'>;
    cause: ReversalCause;
    /** What the merchant said to it, for the timeline. */
    said?: Record<string, string>;
    now: Date;
  },
  transaction: Connection,
): Promise<void> {
  const { id: referralId, programId, advocateId, orderId } = referral;
  const actor = cause === 'merchant' ? 'merchant' : 'ricochet';
  await lockAdvocate(shop.id, advocateId, transaction);
  const round = await markReferralReversed(shop.id, referralId, transaction);
  if (round !== null) {
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'referral_reversed',
          actor,
          at: now,
          causeKey: inRound(`reversed:${referralId}`, round),
          programId,
          advocateId,
          referralId,
          orderId,
          data: { reasons: cause, ...said, ...(await revenueData(shop.id, referralId, null, transaction)) },
        },
      ],
      transaction,
    );
  }
  await takeBackRewards({ shop, referral, cause, now }, transaction);
}

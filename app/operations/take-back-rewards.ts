import { lockAdvocate } from '#app/db/advocates.ts';
import type { Connection } from '#app/db/client.server.ts';
import type { Referral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import { takeWhole } from '#app/domain/reward/decide-reversal.ts';
import type { ReversalCause } from '#app/domain/reward/reward.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { takeBackMilestones } from './take-back-milestones.ts';

/**
 * Takes back what a referral that does not count any more brought its advocate, bonuses that hang on it included. Runs in
 * the caller's transaction, which holds the order's lock and has moved the referral on. Twice is once: what was taken back
 * has nothing left to take. The friend keeps what was used on the order.
 */
export async function takeBackRewards(
  {
    shop,
    referral: { id: referralId, programId, advocateId, orderId },
    cause,
    now,
  }: {
    shop: Pick<Shop, 'id'>;
    referral: Pick<Referral, 'id' | 'programId' | 'advocateId' | 'orderId'>;
    cause: ReversalCause;
    now: Date;
  },
  transaction: Connection,
): Promise<void> {
  await lockAdvocate(shop.id, advocateId, transaction);
  const rewards = (await listRewardsOfReferral(shop.id, referralId, transaction)).filter(
    ({ side }) => side === 'advocate',
  );
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
    transaction,
  );
  const steps = rewards.flatMap((reward) =>
    takeWhole(
      reward,
      reversals.filter(({ rewardId }) => rewardId === reward.id),
      cause,
    ),
  );
  const actor = cause === 'merchant' ? 'merchant' : 'ricochet';
  await applyReversalSteps({ rewards, steps, orderId, actor, now }, transaction);
  await takeBackMilestones({ shopId: shop.id, advocateId, programId, now }, transaction);
}

import type { Connection } from '#app/db/client.server.ts';
import { countRewardedReferrals, listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { AdvocateId, ProgramId, ShopId } from '#app/domain/ids.ts';
import { takeWhole } from '#app/domain/reward/decide-reversal.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';

/** More milestones than a program can have, each reached again and again. */
const most = 1000;

/**
 * Takes back every bonus for more friends than the advocate has left, under the advocate's lock. Twice is once: what was
 * taken back has nothing left to take.
 */
export async function takeBackMilestones(
  { shopId, advocateId, programId, now }: { shopId: ShopId; advocateId: AdvocateId; programId: ProgramId; now: Date },
  transaction: Connection,
): Promise<void> {
  const where = { shopId, advocateId, programId, cause: 'milestone', status: { not: 'reversed' } };
  const bonuses = await findRewards(where, most, transaction);
  if (bonuses.length === 0) return;
  const friends = await countRewardedReferrals(shopId, advocateId, programId, transaction);
  const lost = bonuses.filter(({ causeKey }) => friendsOf(causeKey) > friends);
  const reversals = await listReversals(
    shopId,
    lost.map(({ id }) => id),
    transaction,
  );
  const steps = lost.flatMap((reward) =>
    takeWhole(
      reward,
      reversals.filter(({ rewardId }) => rewardId === reward.id),
      'milestone_lost',
    ),
  );
  await applyReversalSteps({ rewards: lost, steps, orderId: null, actor: 'ricochet', now }, transaction);
}

/** `milestone:<program>:<advocate>:<friends>:<time>` */
function friendsOf(causeKey: string): number {
  return Number(causeKey.split(':')[3]);
}

import type { Shop } from '#app/db/shops.ts';
import type { RewardId } from '#app/domain/ids.ts';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import { finishTask } from './finish-task.ts';
import { grantLimitedReward } from './grant-limited-reward.ts';
import { takeBackReward } from './take-back-reward.ts';

type Outcome = Awaited<ReturnType<typeof finishTask | typeof grantLimitedReward | typeof takeBackReward>>;
export type BulkRefusal = Extract<Outcome, { refused: unknown }>['refused'];

/**
 * Does the same to several rewards, each on its own: what cannot be done to one stops none of the others. Safe to run twice,
 * as each of the three operations is: the second time, what is done already is refused.
 */
export async function actOnRewards({
  shop,
  rewardIds,
  action,
  now,
}: {
  shop: Shop;
  rewardIds: RewardId[];
  action: RewardAction;
  now: Date;
}): Promise<{ done: number; refused: { id: RewardId; refused: BulkRefusal }[] }> {
  const refused: { id: RewardId; refused: BulkRefusal }[] = [];
  for (const rewardId of rewardIds) {
    const outcome = await actOn({ shop, rewardId, now }, action);
    if ('refused' in outcome) refused.push({ id: rewardId, refused: outcome.refused });
  }
  return { done: rewardIds.length - refused.length, refused };
}

async function actOn(target: { shop: Shop; rewardId: RewardId; now: Date }, action: RewardAction): Promise<Outcome> {
  switch (action) {
    case 'give':
      return await grantLimitedReward(target);
    case 'take_back':
      return await takeBackReward(target);
    default:
      return await finishTask({ ...target, answer: action });
  }
}

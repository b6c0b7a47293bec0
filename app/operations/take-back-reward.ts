import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { lockOrder } from '#app/db/orders.ts';
import { findReferral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RewardId } from '#app/domain/ids.ts';
import { takeWhole } from '#app/domain/reward/decide-reversal.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';

export type TakeBackRewardRefusal = 'not_found' | 'friend_used_it' | 'nothing_left';
export type TakeBackRewardOutcome = { ok: true } | { refused: TakeBackRewardRefusal };

/**
 * The merchant takes one reward back: a bonus, a surprise, a gesture, or what a friend's order brought. Twice is once: the
 * second time nothing is left of it.
 */
export async function takeBackReward({
  shop,
  rewardId,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  rewardId: RewardId;
  now: Date;
}): Promise<TakeBackRewardOutcome> {
  const found = await findReward(shop.id, rewardId);
  if (found === null) return { refused: 'not_found' };
  if (found.side === 'friend') return { refused: 'friend_used_it' };
  const referral = found.referralId === null ? null : await findReferral(shop.id, found.referralId);
  const orderId = referral?.orderId ?? null;
  return await inTransaction(async (transaction): Promise<TakeBackRewardOutcome> => {
    if (orderId !== null) await lockOrder(shop.id, orderId, transaction);
    await lockAdvocate(shop.id, found.advocateId, transaction);
    const reward = (await findReward(shop.id, rewardId, transaction)) ?? found;
    const reversals = await listReversals(shop.id, [rewardId], transaction);
    const steps = takeWhole(reward, reversals, 'merchant');
    if (steps.length === 0) return { refused: 'nothing_left' };
    await applyReversalSteps({ rewards: [reward], steps, orderId, actor: 'merchant', now }, transaction);
    return { ok: true };
  });
}

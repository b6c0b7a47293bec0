import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { getBalance } from '#app/db/earned-rewards.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findOrder, lockOrder } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findReferral, findReferralOfOrder } from '#app/db/referrals.ts';
import { liftLimit } from '#app/db/reward-limits.ts';
import { countTakenMinor } from '#app/db/reversals.ts';
import { findReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid, RewardId } from '#app/domain/ids.ts';
import { decideGrant } from '#app/domain/reward/decide-grant.ts';
import { dueAfter } from '#app/domain/reward/due.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addToSpend, announceLimit, openSpend } from './program-spend.ts';
import { startReward } from './start-reward.ts';

export type GrantOutcome =
  { ok: true } | { refused: 'not_found' | 'not_limited' | 'referral_reversed' | 'order_disputed' };

/**
 * The merchant gives a reward that a limit kept back. It counts in caps and spending from now on, and still waits for its
 * day, and for its order to be fulfilled. Twice is once: a compare-and-set from `limited`, under the locks of order and
 * advocate, so that an order cancelled meanwhile is seen.
 */
export async function grantLimitedReward({
  shop,
  rewardId,
  now,
}: {
  shop: Shop;
  rewardId: RewardId;
  now: Date;
}): Promise<GrantOutcome> {
  const asked = await findReward(shop.id, rewardId);
  if (asked === null) return { refused: 'not_found' };
  const referral = asked.referralId === null ? null : await findReferral(shop.id, asked.referralId);
  const orderId = referral === null ? null : (referral.orderId as OrderGid);
  const { settings } = await getProgramVersion(shop.id, asked.programId, asked.versionNumber);

  return await inTransaction(async (transaction): Promise<GrantOutcome> => {
    if (orderId !== null) await lockOrder(shop.id, orderId, transaction);
    await lockAdvocate(shop.id, asked.advocateId, transaction);
    const reward = await findReward(shop.id, rewardId, transaction);
    if (reward === null || reward.status !== 'limited') return { refused: 'not_limited' };
    const { programId, advocateId, offer, purse, worth } = reward;
    const order = orderId === null ? null : await findOrder(shop.id, orderId, transaction);
    if (orderId !== null && (await findReferralOfOrder(shop.id, orderId, transaction))?.status !== 'rewarded')
      return { refused: 'referral_reversed' };
    if (order?.dispute === 'open') return { refused: 'order_disputed' };

    const owedMinor = await getBalance(shop.id, { advocateId, purse }, transaction);
    const takenMinor = await countTakenMinor(shop.id, rewardId, transaction);
    const grant = decideGrant({ offer, caps: null, spend: null, owedMinor, takenMinor });
    if (grant.kind === 'limited') throw new Error('Nothing was there to limit it.');
    const { cost, nettedMinor, isSetOffInFull } = grant;
    const granted: Reward = {
      ...reward,
      cost,
      nettedMinor,
      status: isSetOffInFull ? 'withheld' : 'waiting',
      reason: isSetOffInFull ? 'set_off' : null,
      dueAt:
        reward.dueAt ?? (order === null ? now : dueAfter(settings.timing, { paidAt: now, ...order }, shop.timeZone)),
      approvedAt: now,
    };
    const spend = await openSpend({ shop, programId, now }, transaction);
    addToSpend(spend, cost === null || worth === null ? cost : { ...cost, amountMinor: cost.amountMinor - takenMinor });
    if (!(await liftLimit(granted, transaction))) return { refused: 'not_limited' };
    const approved = await startReward({ shop, reward: granted, orderId, actor: 'merchant', now }, transaction);
    await appendToLedger(shop.id, [approved], transaction);
    await announceLimit(spend, { shop, programId, isRewardKeptBack: false, now }, transaction);
    return { ok: true };
  });
}

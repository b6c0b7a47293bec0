import type { AdvocateId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Reversal } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';
import type { RewardChange } from './rewards.ts';

/** The last attempt at something that must not be asked for twice. */
export interface RewardAttempt {
  /** Null while Shopify was never asked. */
  sentAt: Date | null;
  /** The newest credit that the account had before the first time; empty when it had none. */
  seenBefore: string | null;
}

/** An approved reward is begun; what was noted of attempts before it was approved again is forgotten. */
export async function beginIssuing(
  shopId: ShopId,
  rewardId: RewardId,
  change: Pick<RewardChange, 'code' | 'expiresAt'>,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id: rewardId, status: 'approved' },
    data: { ...change, status: 'issuing', issuingSince: now, sentAt: null, seenBefore: null },
  });
  return count === 1;
}

export async function getRewardAttempt(shopId: ShopId, rewardId: RewardId): Promise<RewardAttempt> {
  return await database.reward.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: rewardId } },
    select: { sentAt: true, seenBefore: true },
  });
}

/** Compare-and-set: of several workers that found the same last attempt, one may make the next. */
export async function noteRewardAttempt(
  shopId: ShopId,
  rewardId: RewardId,
  attempt: RewardAttempt,
  last: RewardAttempt,
): Promise<boolean> {
  const { count } = await database.reward.updateMany({
    where: { shopId, id: rewardId, status: 'issuing', sentAt: last.sentAt },
    data: attempt,
  });
  return count === 1;
}

/** Compare-and-set: of several workers that found a reversal as it is here, one may ask Shopify for it. */
export async function beginReversing(
  { shopId, id, status, reversingSince }: Reversal,
  attempt: Partial<Pick<Reversal, 'takenMinor' | 'effectId'>>,
  now: Date,
): Promise<boolean> {
  const { count } = await database.reversal.updateMany({
    where: { shopId, id, status, reversingSince },
    data: { ...attempt, status: 'reversing', reversingSince: now },
  });
  return count === 1;
}

/** The attempt that began at `since` took nothing: the next one need not look for it. Another's is left alone. */
export async function giveUpReversing({ shopId, id }: Reversal, since: Date): Promise<void> {
  await database.reversal.updateMany({
    where: { shopId, id, status: 'reversing', reversingSince: since },
    data: { status: 'approved', takenMinor: 0n, effectId: null },
  });
}

/** Whether other store credit of the same advocate is being given: one after the other can be told apart. */
export async function isOtherCreditUnderWay(
  shopId: ShopId,
  { id, advocateId }: { id: RewardId; advocateId: AdvocateId },
  connection: Connection,
): Promise<boolean> {
  const where = {
    shopId,
    advocateId,
    id: { not: id },
    status: 'issuing',
    offer: { path: ['benefit', 'kind'], equals: 'store_credit' },
  };
  return (await connection.reward.findFirst({ where, select: { id: true } })) !== null;
}

/** Which of these things in Shopify are known as other rewards. */
export async function listEffectsOfOthers(shopId: ShopId, rewardId: RewardId, effectIds: string[]): Promise<string[]> {
  const where = { shopId, id: { not: rewardId }, effectId: { in: effectIds } };
  const rows = await database.reward.findMany({ where, select: { effectId: true } });
  return rows.flatMap(({ effectId }) => (effectId === null ? [] : [effectId]));
}

/** Another code in the place of one that somebody else has. */
export async function replaceRewardCode(
  shopId: ShopId,
  rewardId: RewardId,
  { from, to }: { from: string; to: string },
  connection: Connection = database,
): Promise<boolean> {
  const where = { shopId, id: rewardId, status: 'issuing', code: from };
  return (await connection.reward.updateMany({ where, data: { code: to } })).count === 1;
}

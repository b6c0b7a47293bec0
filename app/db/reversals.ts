import type { Reversal as ReversalRow } from '@prisma/client';
import type { AdvocateId, ProgramId, ReferralId, ReversalId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { OutcomeReason, Reversal, ReversalCause, ReversalStatus, Reward } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';
import { toReward } from './rewards.ts';

/** Inserts a reversal, once for its reward and cause; answers whether it was this call that did. */
export async function insertReversal(reversal: Reversal, connection: Connection): Promise<boolean> {
  return (await connection.reversal.createMany({ data: [reversal], skipDuplicates: true })).count === 1;
}

export async function findReversal(
  shopId: ShopId,
  reversalId: ReversalId,
  connection: Connection = database,
): Promise<Reversal | null> {
  const row = await connection.reversal.findUnique({ where: { shopId_id: { shopId, id: reversalId } } });
  return row === null ? null : toReversal(row);
}

/** Everything that was, or is to be, taken back of these rewards, the oldest first. */
export async function listReversals(
  shopId: ShopId,
  rewardIds: RewardId[],
  connection: Connection = database,
): Promise<Reversal[]> {
  const where = { shopId, rewardId: { in: rewardIds } };
  return (await connection.reversal.findMany({ where, orderBy: { id: 'asc' } })).map(toReversal);
}

/**
 * What was taken back of a reward that is not issued yet: it hands out so much less. What is taken back while it is being
 * issued is settled only afterwards, so that every attempt at issuing it finds the same sum.
 */
export async function countTakenMinor(
  shopId: ShopId,
  rewardId: RewardId,
  connection: Connection = database,
): Promise<bigint> {
  const where = { shopId, rewardId, status: 'settled' };
  return (await connection.reversal.aggregate({ where, _sum: { takenMinor: true } }))._sum.takenMinor ?? 0n;
}

/** What a step may write beside the status. */
export type ReversalChange = Partial<
  Pick<Reversal, 'takenMinor' | 'owedMinor' | 'effectId' | 'reason' | 'reversingSince' | 'settledAt'>
>;

/** Compare-and-set of the status; answers whether it won. */
export async function moveReversal(
  shopId: ShopId,
  reversalId: ReversalId,
  from: ReversalStatus[],
  to: ReversalStatus,
  change: ReversalChange,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reversal.updateMany({
    where: { shopId, id: reversalId, status: { in: from } },
    data: { ...change, status: to },
  });
  return count === 1;
}

/** Which of these transactions are known as the effect of some reversal. */
export async function listKnownEffects(
  shopId: ShopId,
  effectIds: string[],
  connection: Connection = database,
): Promise<string[]> {
  const where = { shopId, effectId: { in: effectIds }, status: 'settled' };
  const rows = await connection.reversal.findMany({ where, select: { effectId: true } });
  return rows.flatMap(({ effectId }) => (effectId === null ? [] : [effectId]));
}

/** The advocate's newest other reward of the purse that paid off an earlier debt. */
export async function findLastNetted(
  { shopId, advocateId, purse, id }: Pick<Reward, 'shopId' | 'advocateId' | 'purse' | 'id'>,
  connection: Connection = database,
): Promise<Reward | null> {
  const where = { shopId, advocateId, purse, id: { not: id }, nettedMinor: { gt: 0n } };
  const row = await connection.reward.findFirst({ where, orderBy: { id: 'desc' } });
  return row === null ? null : toReward(row);
}

/** Reversals of all installed shops that were approved before `before` and are not settled; each shop has its turn. */
export async function listUnsettledReversals(
  before: Date,
): Promise<{ shopId: ShopId; id: ReversalId; advocateId: AdvocateId }[]> {
  return await database.$queryRaw`
    select waiting.shop_id as "shopId", waiting.id, waiting.advocate_id as "advocateId"
      from (select reversal.*, row_number() over (partition by reversal.shop_id order by reversal.approved_at) as place
              from reversal
              join shop on shop.id = reversal.shop_id and shop.uninstalled_at is null
             where reversal.status in ('approved', 'reversing') and reversal.approved_at < ${before}) as waiting
     order by waiting.place, waiting.approved_at
     limit 500`;
}

/** A rewarded referral earned nothing after all; answers in which round, and null when it was not this call that said so. */
export async function markReferralReversed(
  shopId: ShopId,
  referralId: ReferralId,
  connection: Connection,
): Promise<number | null> {
  const where = { shopId, id: referralId, status: 'rewarded' };
  const select = { round: true };
  const [row] = await connection.referral.updateManyAndReturn({ where, data: { status: 'reversed' }, select });
  return row?.round ?? null;
}

/** How many of an advocate's friends count in a program. */
export async function countRewardedReferrals(
  shopId: ShopId,
  advocateId: AdvocateId,
  programId: ProgramId,
  connection: Connection = database,
): Promise<number> {
  return await connection.referral.count({ where: { shopId, advocateId, programId, status: 'rewarded' } });
}

function toReversal(row: ReversalRow): Reversal {
  return {
    ...row,
    shopId: row.shopId as ShopId,
    id: row.id as ReversalId,
    rewardId: row.rewardId as RewardId,
    advocateId: row.advocateId as AdvocateId,
    cause: row.cause as ReversalCause,
    status: row.status as ReversalStatus,
    reason: row.reason as OutcomeReason | null,
  };
}

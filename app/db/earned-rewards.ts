import type { AdvocateId, ParentDiscountId, ProgramId, RewardId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

/** Which of these causes have a reward already. */
export async function listKnownCauses(
  shopId: ShopId,
  causeKeys: string[],
  connection: Connection = database,
): Promise<string[]> {
  const where = { shopId, causeKey: { in: causeKeys } };
  return (await connection.reward.findMany({ where, select: { causeKey: true } })).map(({ causeKey }) => causeKey);
}

/**
 * What an advocate still owes in a purse: what had to be taken back and could not be, less what was set off since.
 */
export async function getBalance(
  shopId: ShopId,
  { advocateId, purse }: { advocateId: AdvocateId; purse: string },
  connection: Connection = database,
): Promise<bigint> {
  const where = { shopId, advocateId, purse };
  const [owed, netted] = await Promise.all([
    connection.reversal.aggregate({ where, _sum: { owedMinor: true } }),
    connection.reward.aggregate({ where, _sum: { nettedMinor: true } }),
  ]);
  return (owed._sum.owedMinor ?? 0n) - (netted._sum.nettedMinor ?? 0n);
}

/** The causes of an advocate's bonuses that were taken back because the count of friends fell under them. */
export async function listLostMilestones(
  shopId: ShopId,
  { programId, advocateId }: { programId: ProgramId; advocateId: AdvocateId },
  connection: Connection = database,
): Promise<string[]> {
  const bonuses = await connection.reward.findMany({
    where: { shopId, advocateId, programId, cause: 'milestone' },
    select: { id: true, causeKey: true, status: true, reason: true },
  });
  if (bonuses.length === 0) return [];
  const reversals = await connection.reversal.findMany({
    where: { shopId, rewardId: { in: bonuses.map(({ id }) => id) }, cause: 'milestone_lost' },
    select: { rewardId: true },
  });
  const lostAfterIssue = new Set(reversals.map(({ rewardId }) => rewardId));
  return bonuses
    .filter(
      ({ id, status, reason }) => lostAfterIssue.has(id) || (status === 'withheld' && reason === 'milestone_lost'),
    )
    .map(({ causeKey }) => causeKey);
}

/** The discount that a claimed friend code hangs under; null for a code that we did not mint. */
export async function findParentOfFriendCode(
  shopId: ShopId,
  code: string,
  connection: Connection = database,
): Promise<ParentDiscountId | null> {
  const row = await connection.friendCode.findUnique({
    where: { shopId_code: { shopId, code } },
    select: { parentDiscountId: true },
  });
  return row === null ? null : (row.parentDiscountId as ParentDiscountId);
}

export interface DueReward {
  shopId: ShopId;
  id: RewardId;
  advocateId: AdvocateId;
  dueAt: Date;
}

/**
 * Waiting rewards of all installed shops whose day has come, the longest due first, behind the `last` one of a batch.
 * Those with a reason wait for something else. A shop that left cannot be served.
 */
export async function listDueRewards(now: Date, last: DueReward | null, most: number): Promise<DueReward[]> {
  const [after, afterId] = last === null ? [new Date(0), ''] : [last.dueAt, last.id];
  return await database.$queryRaw<DueReward[]>`
    select w.shop_id as "shopId", w.id, w.advocate_id as "advocateId", w.due_at as "dueAt"
      from reward w join shop s on s.id = w.shop_id and s.uninstalled_at is null
     where w.status = 'waiting' and w.due_at <= ${now} and w.reason is null and (w.due_at, w.id) > (${after}, ${afterId})
     order by w.due_at, w.id
     limit ${most}`;
}

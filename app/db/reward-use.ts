import type { AdvocateId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';
import { toReward } from './rewards.ts';

/** How much of a reward was used, when nothing was left of it, and when it ended with something left. */
export interface RewardUse {
  usedMinor: bigint;
  usedAt: Date | null;
  lapsedAt: Date | null;
}
export type UsableReward = Reward & RewardUse;

/** The advocates' rewards that are these codes. */
export async function listRewardsByCodes(shopId: ShopId, codes: string[]): Promise<UsableReward[]> {
  const where = { shopId, code: { in: codes.map((code) => code.trim().toUpperCase()) }, side: 'advocate' };
  return (await database.reward.findMany({ where })).map(toUsable);
}

/** What became of these rewards. */
export async function listRewardUses(shopId: ShopId, rewardIds: RewardId[]): Promise<Map<RewardId, RewardUse>> {
  const where = { shopId, id: { in: rewardIds } };
  const rows = await database.reward.findMany({
    where,
    select: { id: true, usedMinor: true, usedAt: true, lapsedAt: true },
  });
  return new Map(rows.map(({ id, ...use }) => [id as RewardId, use]));
}

/** Money of a shop's advocates that nobody has asked Shopify about since `since`; what was asked for longest ago first. */
export async function listUnreadMoney(
  shopId: ShopId,
  { since, now, most }: { since: Date; now: Date; most: number },
): Promise<UsableReward[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    select id from reward
     where shop_id = ${shopId} and status = 'issued' and side = 'advocate' and effect_id is not null
       and used_at is null and lapsed_at is null
       and coalesce(read_at, '2000-01-01'::timestamp) < ${since}
       and (expires_at is null or expires_at > ${now})
       and offer->'benefit'->>'kind' in ('store_credit', 'gift_card')
     order by coalesce(read_at, '2000-01-01'::timestamp), id
     limit ${most}`;
  const where = { shopId, id: { in: rows.map(({ id }) => id) } };
  return (await database.reward.findMany({ where, orderBy: { id: 'asc' } })).map(toUsable);
}

/** All credit that these advocates ever held and that may still hold something, taken back or not. */
export async function listCreditOf(shopId: ShopId, advocateIds: AdvocateId[], now: Date): Promise<UsableReward[]> {
  const rows = await database.reward.findMany({
    where: {
      shopId,
      advocateId: { in: advocateIds },
      side: 'advocate',
      status: { in: ['issued', 'reversed'] },
      effectId: { not: null },
      lapsedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        { offer: { path: ['benefit', 'kind'], equals: 'store_credit' } },
      ],
    },
    orderBy: { id: 'asc' },
    take: 5000,
  });
  return rows.map(toUsable);
}

/** Shopify was asked for what is left of these. */
export async function markMoneyRead(
  shopId: ShopId,
  rewardIds: RewardId[],
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.reward.updateMany({ where: { shopId, id: { in: rewardIds } }, data: { readAt: now } });
}

/** Compare-and-set of what was used of a reward; answers whether it won. */
export async function raiseUsed(
  shopId: ShopId,
  rewardId: RewardId,
  { from, to, usedAt }: { from: bigint; to: bigint; usedAt: Date | null },
  connection: Connection,
): Promise<boolean> {
  const where = { shopId, id: rewardId, usedMinor: from, usedAt: null, lapsedAt: null };
  return (await connection.reward.updateMany({ where, data: { usedMinor: to, usedAt } })).count === 1;
}

export interface EndedReward {
  shopId: ShopId;
  id: RewardId;
  advocateId: AdvocateId;
  expiresAt: Date;
}

/** Rewards of all shops that ended before `before` with something left, the longest ended first, behind the `last` one of a batch. */
export async function listEndedRewards(before: Date, last: EndedReward | null, most: number): Promise<EndedReward[]> {
  const [after, afterId] = last === null ? [new Date(0), ''] : [last.expiresAt, last.id];
  return await database.$queryRaw<EndedReward[]>`
    select shop_id as "shopId", id, advocate_id as "advocateId", expires_at as "expiresAt"
      from reward
     where status = 'issued' and side = 'advocate' and used_at is null and lapsed_at is null
       and expires_at <= ${before} and (expires_at, id) > (${after}, ${afterId})
     order by expires_at, id
     limit ${most}`;
}

/** One reward with what was used of it. */
export async function findUsableReward(
  shopId: ShopId,
  rewardId: RewardId,
  connection: Connection = database,
): Promise<UsableReward | null> {
  const row = await connection.reward.findUnique({ where: { shopId_id: { shopId, id: rewardId } } });
  return row === null ? null : toUsable(row);
}

/** A reward ended with something left of it; answers whether it was this call that said so. */
export async function markLapsed(
  shopId: ShopId,
  rewardId: RewardId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const where = { shopId, id: rewardId, status: 'issued', usedAt: null, lapsedAt: null };
  return (await connection.reward.updateMany({ where, data: { lapsedAt: now } })).count === 1;
}

function toUsable(row: Parameters<typeof toReward>[0]): UsableReward {
  const { usedMinor, usedAt, lapsedAt } = row;
  return { ...toReward(row), usedMinor, usedAt, lapsedAt };
}

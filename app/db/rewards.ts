import type { Prisma, Reward as RewardRow } from '@prisma/client';
import type { AdvocateId, ParentDiscountId, ProgramId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import { encodeOffer, parseOffer } from '#app/domain/reward/offer.ts';
import type { Reward, RewardCause, OutcomeReason, RewardStatus } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';

export async function listRewardsOfReferral(
  shopId: ShopId,
  referralId: ReferralId,
  connection: Connection = database,
): Promise<Reward[]> {
  const rows = await connection.reward.findMany({
    where: { shopId, referralId },
    orderBy: [{ side: 'desc' }, { id: 'asc' }],
  });
  return rows.map(toReward);
}

export async function findReward(
  shopId: ShopId,
  rewardId: RewardId,
  connection: Connection = database,
): Promise<Reward | null> {
  const row = await connection.reward.findUnique({ where: { shopId_id: { shopId, id: rewardId } } });
  return row === null ? null : toReward(row);
}

/** Inserts a reward, once for its cause; answers whether it was this call that did. A code that another has throws. */
export async function insertReward(reward: Reward, connection: Connection): Promise<boolean> {
  const { shopId, causeKey } = reward;
  if ((await connection.reward.count({ where: { shopId, causeKey } })) > 0) return false;
  const { offer, worth, cost, ...plain } = reward;
  await connection.reward.create({
    data: {
      ...plain,
      offer: encodeOffer(offer),
      worthMinor: worth?.amountMinor ?? null,
      costMinor: cost?.amountMinor ?? null,
      currency: worth?.currency ?? cost?.currency ?? null,
    },
  });
  return true;
}

/** What a step may write beside the status. */
export type RewardChange = Partial<
  Pick<
    Reward,
    | 'code'
    | 'effectId'
    | 'reason'
    | 'dueAt'
    | 'issuingSince'
    | 'issuedAt'
    | 'expiresAt'
    | 'parentDiscountId'
    | 'nettedMinor'
  >
>;

/** Compare-and-set of the status; answers whether it won. */
export async function moveReward(
  shopId: ShopId,
  rewardId: RewardId,
  from: RewardStatus[],
  to: RewardStatus,
  change: RewardChange,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id: rewardId, status: { in: from } },
    data: { ...change, status: to },
  });
  return count === 1;
}

/** Rewards that `where` picks in one shop, the oldest first. */
export async function findRewards(
  where: Prisma.RewardWhereInput & { shopId: ShopId },
  most: number,
  connection: Connection = database,
): Promise<Reward[]> {
  return (await connection.reward.findMany({ where, orderBy: { id: 'asc' }, take: most })).map(toReward);
}

/** Rewards that are the merchant's task: to hand over, or to look at; the oldest first. */
export async function listTasks(
  shopId: ShopId,
  most: number,
): Promise<{ id: RewardId; advocateId: AdvocateId; advocateFirstName: string; reward: Reward }[]> {
  const doubtful = await database.reversal.findMany({
    where: { shopId, status: 'unclear' },
    select: { rewardId: true },
    orderBy: { id: 'asc' },
    take: most,
  });
  const isTask = [
    { status: { in: ['to_hand_over', 'unclear'] } },
    ...(doubtful.length === 0 ? [] : [{ id: { in: doubtful.map(({ rewardId }) => rewardId) } }]),
  ];
  const rewards = await findRewards({ shopId, OR: isTask }, most);
  const advocates = await database.advocate.findMany({
    where: { shopId, id: { in: rewards.map(({ advocateId }) => advocateId) } },
    select: { id: true, firstName: true },
  });
  return rewards.map((reward) => ({
    id: reward.id,
    advocateId: reward.advocateId,
    advocateFirstName: advocates.find(({ id }) => id === reward.advocateId)?.firstName ?? '',
    reward,
  }));
}

/** What an advocate was given or promised, the newest first. */
export async function listRewardsOfAdvocate(shopId: ShopId, advocateId: AdvocateId, most: number): Promise<Reward[]> {
  const where = { shopId, advocateId, side: 'advocate' };
  return (await database.reward.findMany({ where, orderBy: { id: 'desc' }, take: most })).map(toReward);
}

/**
 * Rewards of all installed shops that were approved, or begun, before `before` and are not issued yet; the longest
 * waiting of each shop first, so that no shop's stand in the way of the others'. A shop that left cannot be served.
 */
export async function listUnissuedRewards(
  before: Date,
): Promise<Pick<Reward, 'shopId' | 'id' | 'advocateId' | 'parentDiscountId'>[]> {
  return await database.$queryRaw`
    select waiting.shop_id as "shopId", waiting.id, waiting.advocate_id as "advocateId",
           waiting.parent_discount_id as "parentDiscountId"
      from (select reward.*, row_number() over (partition by reward.shop_id order by reward.approved_at) as place
              from reward
              join shop on shop.id = reward.shop_id and shop.uninstalled_at is null
             where (reward.status = 'approved' and reward.approved_at < ${before})
                or (reward.status = 'issuing' and reward.issuing_since < ${before})) as waiting
     order by waiting.place, waiting.approved_at
     limit 500`;
}

export function toReward(row: RewardRow): Reward {
  const money = (amountMinor: bigint | null) =>
    amountMinor === null || row.currency === null ? null : { amountMinor, currency: row.currency };
  return {
    shopId: row.shopId as ShopId,
    id: row.id as RewardId,
    programId: row.programId as ProgramId,
    versionNumber: row.versionNumber,
    advocateId: row.advocateId as AdvocateId,
    side: row.side as Side,
    cause: row.cause as RewardCause,
    causeKey: row.causeKey,
    referralId: row.referralId as ReferralId | null,
    offer: parseOffer(row.offer),
    worth: money(row.worthMinor),
    cost: money(row.costMinor),
    purse: row.purse,
    nettedMinor: row.nettedMinor,
    parentDiscountId: row.parentDiscountId as ParentDiscountId | null,
    code: row.code,
    effectId: row.effectId,
    status: row.status as RewardStatus,
    reason: row.reason as OutcomeReason | null,
    note: row.note,
    dueAt: row.dueAt,
    approvedAt: row.approvedAt,
    issuingSince: row.issuingSince,
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
  };
}

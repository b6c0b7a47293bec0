import type { Reward as RewardRow } from '@prisma/client';
import type { ParentDiscountId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import { benefitSchema, type Side } from '#app/domain/reward/benefit.ts';
import type { Reward, RewardStatus } from '#app/domain/reward/reward.ts';
import { database, type Connection } from './client.server.ts';

export type StoredReward = Reward & { parentDiscountId: ParentDiscountId };

export async function listRewardsOfReferral(shopId: ShopId, referralId: ReferralId): Promise<Reward[]> {
  return (await database.reward.findMany({ where: { shopId, referralId }, orderBy: { side: 'desc' } })).map(toReward);
}

export async function findReward(shopId: ShopId, rewardId: RewardId): Promise<StoredReward | null> {
  const row = await database.reward.findUnique({ where: { shopId_id: { shopId, id: rewardId } } });
  return row === null ? null : toReward(row);
}

/**
 * Inserts a referral's reward for one side, once; answers whether it was this call that did. A code that another reward
 * has is a bug and throws.
 */
export async function insertReward(reward: StoredReward, connection: Connection): Promise<boolean> {
  const { shopId, referralId, side } = reward;
  if ((await connection.reward.count({ where: { shopId, referralId, side } })) > 0) return false;
  await connection.reward.create({ data: reward });
  return true;
}

/** An attempt at issuing begins. Answers false when the reward is issued already, or withheld. */
export async function beginIssuing(
  shopId: ShopId,
  rewardId: RewardId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id: rewardId, status: { in: ['approved', 'issuing'] } },
    data: { status: 'issuing', issuingSince: now },
  });
  return count === 1;
}

/** Compare-and-set to issued; answers whether it won. */
export async function markIssued(
  shopId: ShopId,
  rewardId: RewardId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id: rewardId, status: 'issuing' },
    data: { status: 'issued', issuedAt: now },
  });
  return count === 1;
}

/** Compare-and-set to withheld; answers whether it won. */
export async function markWithheld(shopId: ShopId, rewardId: RewardId, connection: Connection): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id: rewardId, status: { in: ['approved', 'issuing'] } },
    data: { status: 'withheld' },
  });
  return count === 1;
}

/**
 * Rewards of all installed shops that were approved, or begun, before `before` and are not issued yet; the longest
 * waiting first. A shop that left cannot be served, and its rewards must not stand in the way of the others.
 */
export async function listUnissuedRewards(before: Date): Promise<{ shopId: ShopId; id: RewardId }[]> {
  const left = await database.shop.findMany({ where: { uninstalledAt: { not: null } }, select: { id: true } });
  const rows = await database.reward.findMany({
    where: {
      shopId: { notIn: left.map(({ id }) => id) },
      OR: [
        { status: 'approved', approvedAt: { lt: before } },
        { status: 'issuing', issuingSince: { lt: before } },
      ],
    },
    select: { shopId: true, id: true },
    orderBy: { approvedAt: 'asc' },
    take: 500,
  });
  return rows.map((row) => ({ shopId: row.shopId as ShopId, id: row.id as RewardId }));
}

function toReward(row: RewardRow): StoredReward {
  return {
    shopId: row.shopId as ShopId,
    id: row.id as RewardId,
    referralId: row.referralId as ReferralId,
    side: row.side as Side,
    benefit: benefitSchema.parse(row.benefit),
    parentDiscountId: row.parentDiscountId as ParentDiscountId,
    code: row.code,
    status: row.status as RewardStatus,
    approvedAt: row.approvedAt,
    issuedAt: row.issuedAt,
  };
}

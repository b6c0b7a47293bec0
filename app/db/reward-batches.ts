import type { MessageId, OrderGid, ParentDiscountId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import type { Connection } from './client.server.ts';
import { newId } from './new-id.server.ts';
import { toReward } from './rewards.ts';

/** The order that a reward was earned with. */
export interface RewardOrder {
  orderId: OrderGid;
  isCancelled: boolean;
  /** Whether something happened to it that may take back what it earned. */
  isChanged: boolean;
}
export type RewardOrders = ReadonlyMap<ReferralId, RewardOrder>;

/** Codes of one discount that are not in Shopify yet, as far as we know; the oldest first. */
export async function listUnissuedCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  most: number,
  connection: Connection,
): Promise<Reward[]> {
  const where = { shopId, parentDiscountId, status: { in: ['approved', 'issuing'] } };
  return (await connection.reward.findMany({ where, orderBy: { id: 'asc' }, take: most })).map(toReward);
}

/** Codes of one discount that an attempt may have made and that were taken back before anybody was told. */
export async function listWithdrawnCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  most: number,
  connection: Connection,
): Promise<Reward[]> {
  const where = { shopId, parentDiscountId, status: 'withheld', issuingSince: { not: null }, code: { not: null } };
  return (await connection.reward.findMany({ where, orderBy: { id: 'asc' }, take: most })).map(toReward);
}

/** Nothing of the attempts at these rewards is left in Shopify. */
export async function forgetAttempts(shopId: ShopId, rewardIds: RewardId[], connection: Connection): Promise<void> {
  const where = { shopId, id: { in: rewardIds }, status: 'withheld' };
  await connection.reward.updateMany({ where, data: { issuingSince: null } });
}

/**
 * The orders that these rewards were earned with, each locked until the transaction ends, so that a cancellation waits or
 * is seen here. Always in the same order: two batches never wait for each other.
 */
export async function lockOrdersOfRewards(
  shopId: ShopId,
  rewards: Pick<Reward, 'referralId'>[],
  connection: Connection,
): Promise<RewardOrders> {
  const referralIds = rewards.flatMap(({ referralId }) => (referralId === null ? [] : [referralId]));
  if (referralIds.length === 0) return new Map();
  const referrals = await connection.referral.findMany({
    where: { shopId, id: { in: referralIds } },
    select: { id: true, orderId: true },
  });
  const orderIds = [...new Set(referrals.map(({ orderId }) => orderId))].sort();
  await connection.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended('order ' || ${shopId} || ' ' || sorted.id, 0))
      from (select id from unnest(${orderIds}::text[]) with ordinality as listed (id, place) order by place) as sorted`;
  const orders = await connection.order.findMany({
    where: { shopId, id: { in: orderIds } },
    select: { id: true, cancelledAt: true, refundedMinor: true, dispute: true },
  });
  const standings = new Map(orders.map((order) => [order.id, order]));
  return new Map(
    referrals.map(({ id, orderId }) => {
      const order = standings.get(orderId);
      const isCancelled = order !== undefined && order.cancelledAt !== null;
      const isChanged = isCancelled || (order !== undefined && (order.refundedMinor > 0n || order.dispute !== null));
      return [id as ReferralId, { orderId: orderId as OrderGid, isCancelled, isChanged }];
    }),
  );
}

/** Compare-and-set of several rewards at once; answers which of them it was that moved. */
export async function moveRewards(
  shopId: ShopId,
  rewardIds: RewardId[],
  from: Reward['status'][],
  to: { status: Reward['status'] } & Partial<Pick<Reward, 'reason' | 'issuingSince' | 'issuedAt'>>,
  connection: Connection,
): Promise<Set<RewardId>> {
  const moved = await connection.reward.updateManyAndReturn({
    where: { shopId, id: { in: rewardIds }, status: { in: from } },
    data: to,
    select: { id: true },
  });
  return new Set(moved.map(({ id }) => id as RewardId));
}

/** Queues the mail that each of these rewards is there, once for each; answers the ones that are new. */
export async function queueIssuedMessages(
  shopId: ShopId,
  rewards: Pick<Reward, 'id' | 'advocateId'>[],
  now: Date,
  connection: Connection,
): Promise<MessageId[]> {
  const advocates = await connection.advocate.findMany({
    where: { shopId, id: { in: rewards.map(({ advocateId }) => advocateId) } },
    select: { id: true, locale: true },
  });
  const locales = new Map(advocates.map(({ id, locale }) => [id, locale]));
  const queued = await connection.message.createManyAndReturn({
    data: rewards.map(({ id: rewardId, advocateId }) => ({
      shopId,
      id: newId('ms'),
      kind: 'reward_issued',
      advocateId,
      rewardId,
      locale: locales.get(advocateId) ?? 'en',
      status: 'queued',
      queuedAt: now,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return queued.map(({ id }) => id as MessageId);
}

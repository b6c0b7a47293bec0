import type { ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { database } from './client.server.ts';

export interface Figures {
  visits: number;
  claims: number;
  /** Referrals by where they stand. */
  rewarded: number;
  held: number;
  declined: number;
  /** Subtotals of the rewarded referrals' orders, after discounts. */
  revenue: Money;
}

/** What the programs brought since `since`; every figure is counted from the rows themselves. */
export async function getFigures(shopId: ShopId, currency: string, since: Date): Promise<Figures> {
  const [visits, claims, byStatus, revenue] = await Promise.all([
    database.visit.count({ where: { shopId, visitedAt: { gte: since } } }),
    database.claim.count({ where: { shopId, claimedAt: { gte: since } } }),
    database.referral.groupBy({ by: ['status'], where: { shopId, decidedAt: { gte: since } }, _count: true }),
    database.$queryRaw<{ minor: string | null }[]>`
      select sum(o.subtotal_minor)::text as minor
        from referral r join "order" o on o.shop_id = r.shop_id and o.id = r.order_id
       where r.shop_id = ${shopId} and r.status = 'rewarded' and r.decided_at >= ${since} and o.currency = ${currency}`,
  ]);
  const count = (status: string) => byStatus.find((row) => row.status === status)?._count ?? 0;
  return {
    visits,
    claims,
    rewarded: count('rewarded'),
    held: count('held'),
    declined: count('declined'),
    revenue: { amountMinor: BigInt(revenue[0]?.minor ?? '0'), currency },
  };
}

import { database, type Connection } from './client.server.ts';
import type { Shop } from './shops.ts';

export interface AdvocateSum {
  advocateId: string;
  /** Referrals that count now. */
  friends: number;
  /** In the shop's currency; what came in another one before is in the reports. */
  revenueMinor: bigint;
  rewardCostMinor: bigint;
}

/** What these advocates brought and cost, all their months together, with what no figure counts yet. */
export async function listAdvocateSums(
  { id: shopId, currency }: Pick<Shop, 'id' | 'currency'>,
  advocateIds: string[],
  connection: Connection = database,
): Promise<AdvocateSum[]> {
  return await connection.$queryRaw`
    select advocate_id as "advocateId", sum(rewarded)::int as friends,
           coalesce(sum(revenue_minor) filter (where currency = ${currency}), 0)::bigint as "revenueMinor",
           coalesce(sum(reward_cost_minor) filter (where currency = ${currency}), 0)::bigint as "rewardCostMinor"
      from (select advocate_id, rewarded, currency, revenue_minor, reward_cost_minor
              from advocate_figure
             where shop_id = ${shopId} and grain = 'month' and advocate_id = any(${advocateIds}::text[])
            union all
            select figure.advocate_id, rewarded, currency, revenue_minor, reward_cost_minor
              from uncounted_entry as entry
              join entry_figure as figure on figure.shop_id = entry.shop_id and figure.entry_id = entry.entry_id
             where entry.shop_id = ${shopId} and figure.advocate_id = any(${advocateIds}::text[])) as line
     group by advocate_id`;
}

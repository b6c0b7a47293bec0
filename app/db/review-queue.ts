import type { ReferralId, ShopId } from '#app/domain/ids.ts';
import { database } from './client.server.ts';
import { findReferralsByIds, type ReferralView } from './referrals.ts';

/** Where a page of the queue begins: behind this one. */
export interface QueueCursor {
  suspicion: number;
  id: ReferralId;
}
export interface WaitingReferral extends ReferralView {
  suspicion: number;
}

/**
 * What waits for the merchant: on hold, or asked about by its advocate. The likeliest fraud first, and of equals the one
 * that came first.
 */
export async function listWaitingReferrals(
  shopId: ShopId,
  { after, size }: { after?: QueueCursor | undefined; size: number },
): Promise<WaitingReferral[]> {
  const [most, last] = after === undefined ? [2 ** 31 - 1, ''] : [after.suspicion, after.id];
  // Two steps of the index: the rest of the cursor's suspicion, and everything below it.
  const rows = await database.$queryRaw<{ id: ReferralId; suspicion: number }[]>`
    (select id, suspicion from referral
      where shop_id = ${shopId} and suspicion = ${most} and id > ${last}
        and (status = 'held' or (status in ('declined', 'reversed') and appealed_at is not null and appeal_answered_at is null))
      order by suspicion desc, id limit ${size})
    union all
    (select id, suspicion from referral
      where shop_id = ${shopId} and suspicion < ${most}
        and (status = 'held' or (status in ('declined', 'reversed') and appealed_at is not null and appeal_answered_at is null))
      order by suspicion desc, id limit ${size})
    order by suspicion desc, id limit ${size}`;
  const views = await findReferralsByIds(
    shopId,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, suspicion }) => {
    const view = views.find((each) => each.id === id);
    return view === undefined ? [] : [{ ...view, suspicion }];
  });
}

/** How many wait, counted up to `most`: nobody reads the difference between very many and more. */
export async function countWaitingReferrals(shopId: ShopId, most: number): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select from referral
       where shop_id = ${shopId}
         and (status = 'held' or (status in ('declined', 'reversed') and appealed_at is not null and appeal_answered_at is null))
       limit ${most}) waiting`;
  return row?.count ?? 0;
}

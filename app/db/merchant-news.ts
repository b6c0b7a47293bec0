import type { ShopId } from '#app/domain/ids.ts';
import type { MerchantNews } from '#app/domain/shop/merchant-mails.ts';
import { database } from './client.server.ts';

/** Beyond this many nobody counts, and nothing more is read. */
export const mostNews = 1000;

/** What waits for the merchant, and what of it came since they were last told. Each part reads a bounded piece of an index. */
export async function getMerchantNews(shopId: ShopId, since: Date): Promise<MerchantNews> {
  const [row] = await database.$queryRaw<MerchantNews[]>`
    with held as (
      select decided_at, appealed_at from referral
       where shop_id = ${shopId}
         and (status = 'held' or (status in ('declined', 'reversed') and appealed_at is not null and appeal_answered_at is null))
       limit ${mostNews}
    ), task as (
      select greatest(approved_at, due_at) as at from reward
       where shop_id = ${shopId} and status in ('to_hand_over', 'unclear')
       limit ${mostNews}
    ), told as (
      select kind from ledger_entry
       where shop_id = ${shopId} and at > ${since}::timestamp
         and (kind in ('limit_near', 'limit_reached', 'discount_refused')
              or (kind = 'message_skipped' and data->>'outcome' = 'recipient_refused'))
       limit ${mostNews}
    )
    select
      (select count(*)::int from held) as held,
      (select count(*)::int from held
        where decided_at > ${since}::timestamp or appealed_at > ${since}::timestamp) as "newHeld",
      (select count(*)::int from task) as tasks,
      (select count(*)::int from task where at > ${since}::timestamp) as "newTasks",
      (select count(*)::int from told where kind = 'limit_near') as "limitsNear",
      (select count(*)::int from told where kind = 'limit_reached') as "limitsReached",
      (select count(*)::int from told where kind = 'message_skipped') as "refusedMails",
      (select count(*)::int from told where kind = 'discount_refused') as "refusedDiscounts"`;
  if (row === undefined) throw new Error(`Nothing was counted for ${shopId}.`);
  return row;
}

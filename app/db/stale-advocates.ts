import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import type { Connection } from './client.server.ts';

/**
 * Notes, inside the transaction that changes something about these advocates, that their customer records are out of date.
 * It only ever adds rows: nobody waits, and what is noted is seen together with what it is about, never before.
 */
export async function markAdvocatesStale(
  shopId: ShopId,
  advocateIds: readonly AdvocateId[],
  connection: Connection,
): Promise<void> {
  if (advocateIds.length === 0) return;
  await connection.$executeRaw`
    insert into stale_advocate (shop_id, advocate_id) select ${shopId}, unnest(${[...new Set(advocateIds)]}::text[])`;
}

/**
 * Takes away up to `most` notes of installed shops and answers whom they were about. Two at once take different ones; a
 * shop that left keeps its notes.
 */
export async function takeStaleAdvocates(
  most: number,
  connection: Connection,
): Promise<{ shopId: ShopId; advocateId: AdvocateId }[]> {
  return await connection.$queryRaw<{ shopId: ShopId; advocateId: AdvocateId }[]>`
    with taken as (
      delete from stale_advocate where ctid = any(array(
        select note.ctid
          from stale_advocate note join shop on shop.id = note.shop_id and shop.uninstalled_at is null
         order by note.shop_id, note.advocate_id
         limit ${most}
           for update of note skip locked))
      returning shop_id, advocate_id)
    select distinct shop_id as "shopId", advocate_id as "advocateId" from taken order by 1, 2`;
}

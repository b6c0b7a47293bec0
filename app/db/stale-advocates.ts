import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

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

/** Installed shops that have advocates whose customer records are out of date. */
export async function listShopsWithStaleAdvocates(): Promise<ShopId[]> {
  const rows = await database.$queryRaw<{ id: ShopId }[]>`
    select id from shop
     where uninstalled_at is null and exists (select 1 from stale_advocate note where note.shop_id = shop.id)
     order by id`;
  return rows.map(({ id }) => id);
}

/** Notes that are looked at to find whose turn it is: many may be about one advocate. */
const mostLookedAt = 1000;

/** Somebody whose record is out of date, with the note that says so. */
export interface StaleAdvocate {
  advocateId: AdvocateId;
  noteId: bigint;
}

/**
 * Up to `most` of the shop's advocates, those first whose records have been out of date for longest, each with one note: all
 * the others that there are about them are taken away. What is noted from here on is a note of its own.
 */
export async function condenseStaleAdvocates(
  shopId: ShopId,
  most: number,
  connection: Connection = database,
): Promise<StaleAdvocate[]> {
  return await connection.$queryRaw<StaleAdvocate[]>`
    with oldest as (
      select id, advocate_id from stale_advocate where shop_id = ${shopId} order by id limit ${mostLookedAt}),
    chosen as (
      select min(id) as id, advocate_id from oldest group by advocate_id order by 1 limit ${most}),
    condensed as (
      delete from stale_advocate note using chosen
       where note.shop_id = ${shopId} and note.advocate_id = chosen.advocate_id and note.id <> chosen.id)
    select id as "noteId", advocate_id as "advocateId" from chosen order by id`;
}

/** Takes these notes away: what they were about is written. */
export async function deleteStaleNotes(
  shopId: ShopId,
  noteIds: readonly bigint[],
  connection: Connection = database,
): Promise<void> {
  await connection.staleAdvocate.deleteMany({ where: { shopId, id: { in: [...noteIds] } } });
}

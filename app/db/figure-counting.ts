import { Prisma } from '@prisma/client';
import type { ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';
import { addUp, figureTableNames, figureTables } from './figure-tables.ts';

/** Makes everything that writes a shop's figures wait for its turn, until the transaction ends. */
export async function lockFigures(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`figures ${shopId}`}, 0))`;
}

/** Shops with entries that no figure counts yet. */
export async function listShopsToCount(): Promise<ShopId[]> {
  const rows = await database.$queryRaw<{ id: ShopId }[]>`
    select id from shop where exists (select 1 from uncounted_entry u where u.shop_id = shop.id) order by id`;
  return rows.map(({ id }) => id);
}

/**
 * Counts up to `most` entries of a shop, oldest first, and answers how many there were. One statement takes the note of an
 * entry away and adds what it counts: an entry is counted once, or, when that fails, not yet.
 */
export async function moveIntoFigures(shopId: ShopId, most: number, connection: Connection): Promise<number> {
  const steps = figureTableNames.map((name) => {
    const entries = Prisma.sql`
      select e.* from batch join ${Prisma.raw(figureTables[name].view)} e on e.shop_id = ${shopId} and e.entry_id = batch.entry_id`;
    return Prisma.sql`${Prisma.raw(`into_${name}`)} as (${addUp(name, shopId, entries)})`;
  });
  const [moved] = await connection.$queryRaw<{ count: number }[]>`
    with next as (
      select entry_id from uncounted_entry where shop_id = ${shopId} order by entry_id limit ${most}),
    batch as (
      delete from uncounted_entry u using next
       where u.shop_id = ${shopId} and u.entry_id = next.entry_id returning u.entry_id),
    ${Prisma.join(steps)}
    select count(*)::int as count from batch`;
  return moved?.count ?? 0;
}

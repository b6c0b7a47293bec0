import { Prisma } from '@prisma/client';
import type { ShopId } from '#app/domain/ids.ts';
import type { Period } from '#app/domain/report/period.ts';
import { endOfDate, startOfDate } from '#app/domain/time.ts';
import { database, type Connection } from './client.server.ts';
import { addUp, figureTables, figureTableNames, sumUp, type FigureTableName } from './figure-tables.ts';
import type { Shop } from './shops.ts';

/** Figures that say something else than the ledger. */
export interface FigureDifference {
  table: FigureTableName;
  /** The row's key, such as `day 2026-11-22 pr_… 1 whatsapp FR EUR`. */
  key: string;
  figures: Record<string, number> | null;
  ledger: Record<string, number> | null;
}

/** The tables that are looked at month by month; promises belong to the month of their approval, whenever they are kept. */
export const tablesByTime = figureTableNames.filter((name) => name !== 'promise_figure');

/** All days of the shop's calendar of which the ledger or the figures know; null when there are none. */
export async function findFigurePeriod(
  { id: shopId, timeZone }: Pick<Shop, 'id' | 'timeZone'>,
  connection: Connection = database,
): Promise<Period | null> {
  const [span] = await connection.$queryRaw<{ from: string | null; to: string | null }[]>`
    with day as (
      select (at at time zone 'UTC' at time zone ${timeZone})::date as day from (
        select min(at) as at from ledger_entry where shop_id = ${shopId}
        union all select max(at) from ledger_entry where shop_id = ${shopId}) ledger
      union all select min(starts_on) from figure where shop_id = ${shopId}
      union all select max(starts_on) from figure where shop_id = ${shopId})
    select min(day)::text as from, max(day)::text as to from day`;
  return span === undefined || span.from === null || span.to === null ? null : { from: span.from, to: span.to };
}

/** What is counted of a month, or, for promises, of all time, read from the ledger. */
function countedEntries(
  name: FigureTableName,
  { id: shopId, timeZone }: Pick<Shop, 'id' | 'timeZone'>,
  month: Period | null,
): Prisma.Sql {
  const during =
    month === null
      ? Prisma.empty
      : Prisma.sql`and e.at >= ${startOfDate(month.from, timeZone)} and e.at < ${endOfDate(month.to, timeZone)}`;
  return Prisma.sql`
    select e.* from ${Prisma.raw(figureTables[name].view)} e
     where e.shop_id = ${shopId} ${during}
       and not exists (select from uncounted_entry u where u.shop_id = e.shop_id and u.entry_id = e.entry_id)`;
}

function ofMonth(name: FigureTableName, shopId: ShopId, month: Period | null): Prisma.Sql {
  const during =
    month === null
      ? Prisma.empty
      : Prisma.sql`and ${Prisma.raw(figureTables[name].time)} between ${month.from}::date and ${month.to}::date`;
  return Prisma.sql`${Prisma.raw(name)} where shop_id = ${shopId} ${during}`;
}

/** Where a table says something else than the ledger, seen in one statement; up to `most` of its rows. */
export async function listFigureDifferences(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  name: FigureTableName,
  month: Period | null,
  most: number,
): Promise<FigureDifference[]> {
  const { keys, sums } = figureTables[name];
  const key = Prisma.raw(`concat_ws(' ', ${Object.keys(keys).join(', ')})`);
  const parts = Object.keys(sums).map((column) => `'${column}', ${column}::bigint`);
  const said = Prisma.raw(`jsonb_build_object(${parts.join(', ')})`);
  const nothing = Prisma.raw(
    `jsonb_build_object(${Object.keys(sums)
      .map((column) => `'${column}', 0`)
      .join(', ')})`,
  );
  const rows = await database.$queryRaw<Omit<FigureDifference, 'table'>[]>`
    with told as (select ${key} as key, ${said} as said from (${sumUp(name, countedEntries(name, shop, month))}) ledger),
    kept as (select ${key} as key, ${said} as said from ${ofMonth(name, shop.id, month)})
    select key, kept.said as figures, told.said as ledger from told full join kept using (key)
     where coalesce(told.said, ${nothing}) <> coalesce(kept.said, ${nothing})
     order by key limit ${most}`;
  return rows.map((row) => ({ table: name, ...row }));
}

/** Replaces a table's rows, of a month or all of them, by what the ledger says of the entries that are counted. */
export async function replaceFigures(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  name: FigureTableName,
  month: Period | null,
  connection: Connection,
): Promise<void> {
  await connection.$executeRaw`delete from ${ofMonth(name, shop.id, month)}`;
  await connection.$executeRaw`${addUp(name, shop.id, countedEntries(name, shop, month))}`;
}

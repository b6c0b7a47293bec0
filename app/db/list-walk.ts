import { Prisma } from '@prisma/client';
import type { ShopId } from '#app/domain/ids.ts';
import type { Direction } from '#app/domain/list/list-query.ts';
import type { PageStart, Place } from '#app/domain/list/list-page.ts';
import { mostLookedThrough } from '#app/domain/list/look-through.ts';
import { database, type Connection } from './client.server.ts';

/** What rows are put in order by, as an index has it. */
export interface ListSort {
  key: Prisma.Sql;
  kind: 'moment' | 'number' | 'name';
  /** The list's first order, in which the indexes of filters hold their rows too. */
  isUsual: boolean;
}
/** A condition on a row that is called `entry`. */
export interface ListFilter {
  where: Prisma.Sql;
  /** An index holds what it lets through in the list's usual order. */
  isOrdered: boolean;
  /** How many rows it lets through, at most, where that is known without counting. */
  most?: number;
}
export interface ListWalk {
  table: Prisma.Sql;
  shopId: ShopId;
  sort: ListSort;
  direction: Direction;
  filters: ListFilter[];
  /** The days that are wanted, by what the usual order goes by; null for all of them. */
  days: Prisma.Sql | null;
}
export interface PlacesPage {
  places: Place[];
  /** Where the pages before and after this one begin; null where there is none. */
  previous: Place | null;
  next: Place | null;
  /** So many rows were looked through, and the page is not full: there may be more further on. */
  isCutShort: boolean;
}

/**
 * The places of a page. One filter alone is an index in the right order. Of several, the rarest is found by counting each
 * up to `mostLookedThrough`: if it has fewer rows, all of them are read and put in order, and nothing is missed; otherwise
 * the order is followed for so many rows, and the page says where it stopped.
 */
export async function listPlaces(
  walk: ListWalk,
  { after, before }: PageStart,
  size: number,
  connection: Connection = database,
): Promise<PlacesPage> {
  const isBackward = before !== null;
  const plan = await choosePlan(walk, connection);
  const read = reader(walk, plan, isBackward, connection);
  const found = await read.rows(before ?? after, size + 1);
  const isFull = found.length > size;
  const stop = isFull || plan.isComplete ? null : await read.stop(before ?? after);
  // What begins above the first page is shown as the first page, in full.
  if (isBackward && !isFull && stop === null)
    return await listPlaces(walk, { after: null, before: null }, size, connection);
  const places = isBackward ? found.slice(0, size).reverse() : found.slice(0, size);
  const further = isFull ? (isBackward ? places[0] : places.at(-1)) : stop;
  const back = isBackward ? (places.at(-1) ?? null) : after === null ? null : (places[0] ?? null);
  return {
    places,
    previous: isBackward ? (further ?? null) : back,
    next: isBackward ? back : (further ?? null),
    isCutShort: stop !== null,
  };
}

interface Plan {
  /** Followed by an index; the rest is looked at row by row. */
  drive: Prisma.Sql[];
  rest: Prisma.Sql[];
  /** Whether everything that `drive` lets through is read. */
  isDrained: boolean;
  /** Whether a page that is not full is the last one. */
  isComplete: boolean;
}

async function choosePlan(walk: ListWalk, connection: Connection): Promise<Plan> {
  const { filters, days, sort } = walk;
  const bounds = days === null ? [] : [days];
  const [only] = filters;
  if (sort.isUsual && (only === undefined || (filters.length === 1 && only.isOrdered)))
    return { drive: [...filters.map(({ where }) => where), ...bounds], rest: [], isDrained: false, isComplete: true };
  const all: ListFilter[] = [...filters, ...bounds.map((where) => ({ where, isOrdered: true }))];
  if (all.length === 0) return { drive: [], rest: [], isDrained: false, isComplete: true };
  const known = all.find(({ most = Infinity }) => most <= mostLookedThrough);
  const counts = await Promise.all(
    (known === undefined ? all : [known]).map(async (filter) => {
      const wheres = filter.isOrdered ? [...new Set([filter.where, ...bounds])] : [filter.where];
      return { filter, wheres, count: filter.most ?? (await countUpTo(walk, wheres, connection)) };
    }),
  );
  const others = (chosen: ListFilter | null) => all.filter((one) => one !== chosen).map(({ where }) => where);
  const byCount = counts.toSorted((left, right) => left.count - right.count);
  const rarest = byCount[0];
  if (rarest !== undefined && rarest.count <= mostLookedThrough)
    return { drive: rarest.wheres, rest: others(rarest.filter), isDrained: true, isComplete: true };
  const leader = sort.isUsual ? byCount.find(({ filter }) => filter.isOrdered) : undefined;
  return {
    drive: leader?.wheres ?? [],
    rest: others(leader?.filter ?? null),
    isDrained: false,
    isComplete: false,
  };
}

/** How many rows a list has in all, up to `most`; for a job, which has time. */
export async function countListed({ table, shopId, filters, days }: ListWalk, most: number): Promise<number> {
  const wheres = [...filters.map(({ where }) => where), ...(days === null ? [] : [days])];
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count
      from (select 1 from ${table} as entry where ${allOf(shopId, wheres)} limit ${most}) as found`;
  return row?.count ?? 0;
}

async function countUpTo({ table, shopId }: ListWalk, wheres: Prisma.Sql[], connection: Connection): Promise<number> {
  const [row] = await connection.$queryRaw<{ count: number }[]>`
    select count(*)::int as count
      from (select 1 from ${table} as entry where ${allOf(shopId, wheres)} limit ${mostLookedThrough + 1}) as found`;
  return row?.count ?? 0;
}

function reader(walk: ListWalk, { drive, rest, isDrained }: Plan, isBackward: boolean, connection: Connection) {
  const { table, shopId, sort } = walk;
  const isDescending = (walk.direction === 'desc') !== isBackward;
  const order = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  const select = (place: Place | null) => {
    const from =
      place === null ? [] : [Prisma.sql`(${sort.key}, id) ${than} (${placeValue(sort, place)}, ${place.id})`];
    return Prisma.sql`select *, ${sort.key} as place from ${table} as entry where ${allOf(shopId, [...drive, ...from])}`;
  };
  return {
    async rows(place: Place | null, most: number): Promise<Place[]> {
      const inner = isDrained
        ? Prisma.sql`${select(place)} offset 0`
        : Prisma.sql`${select(place)} order by place ${order}, id ${order}
            limit ${rest.length === 0 ? most : mostLookedThrough}`;
      const where = rest.length === 0 ? Prisma.empty : Prisma.sql`where ${Prisma.join(rest, ' and ')}`;
      const rows = await connection.$queryRaw<RawPlace[]>`
        select place, id from (${inner}) as entry ${where} order by place ${order}, id ${order} limit ${most}`;
      return rows.map((row) => toPlace(sort, row));
    },
    /** The last row that `rows` looked at, when there are more behind it. */
    async stop(place: Place | null): Promise<Place | null> {
      const rows = await connection.$queryRaw<RawPlace[]>`
        select place, id from (${select(place)} order by place ${order}, id ${order}
          limit 2 offset ${mostLookedThrough - 1}) as entry`;
      const [last, more] = rows;
      return last === undefined || more === undefined ? null : toPlace(sort, last);
    },
  };
}

interface RawPlace {
  place: Date | bigint | number | string;
  id: string;
}

function toPlace(sort: ListSort, { place, id }: RawPlace): Place {
  return { value: place instanceof Date ? String(place.getTime()) : String(place), id };
}

function placeValue(sort: ListSort, { value }: Place): Prisma.Sql {
  switch (sort.kind) {
    case 'moment':
      return Prisma.sql`${readMoment(value)}::timestamp`;
    case 'number':
      return Prisma.sql`${value}::bigint`;
    case 'name':
      return Prisma.sql`${value}::text collate "C"`;
  }
}

/** Any number may stand in an address, and not every one is a moment. */
function readMoment(value: string): string {
  const moment = new Date(Number(value));
  const year = moment.getUTCFullYear();
  return (year >= 1970 && year <= 9999 ? moment : new Date(0)).toISOString();
}

function allOf(shopId: ShopId, wheres: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([Prisma.sql`entry.shop_id = ${shopId}`, ...wheres], ' and ');
}

/** `column` holds one of these; one alone keeps the usual order of an index on it. */
export function oneOf(column: Prisma.Sql, values: readonly string[]): ListFilter {
  const [only] = values;
  return values.length === 1
    ? { where: Prisma.sql`${column} = ${only}`, isOrdered: true }
    : { where: Prisma.sql`${column} = any(${values}::text[])`, isOrdered: false };
}

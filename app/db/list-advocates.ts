import { Prisma } from '@prisma/client';
import type { AdvocateId } from '#app/domain/ids.ts';
import { mostLookedThrough } from '#app/domain/list/look-through.ts';
import type { PageStart } from '#app/domain/list/list-page.ts';
import type { ListQuery } from '#app/domain/list/list-query.ts';
import type { Money } from '#app/domain/money.ts';
import { listAdvocateSums } from './advocate-sums.ts';
import { findBlocks, marksOf } from './blocks.ts';
import { database, type Connection } from './client.server.ts';
import { betweenDays } from './list-days.ts';
import type { ListPage } from './list-referrals.ts';
import { findSearched, type Searched } from './list-search.ts';
import { countListed, listPlaces, type ListFilter, type ListSort, type ListWalk } from './list-walk.ts';
import type { Shop } from './shops.ts';

/** An advocate as their list shows them. */
export interface ListedAdvocate {
  id: AdvocateId;
  firstName: string;
  /** Their invite code; empty once they were erased. */
  code: string;
  joinedAt: Date;
  /** Referrals that count, and what their orders and rewards came to in the shop's currency. */
  friends: number;
  revenue: Money;
  rewardCost: Money;
  isBlocked: boolean;
}

type OfShop = Pick<Shop, 'id' | 'timeZone' | 'currency'>;

const table = Prisma.sql`advocate`;
const sorts = {
  joined: { key: Prisma.sql`joined_at`, kind: 'moment', isUsual: true },
  name: { key: Prisma.sql`folded_name(first_name)`, kind: 'name', isUsual: false },
} as const satisfies Record<ListQuery<'advocates'>['sort'], ListSort>;

export async function listAdvocatePage(
  shop: OfShop,
  query: ListQuery<'advocates'>,
  start: PageStart,
  size: number,
  connection: Connection = database,
): Promise<ListPage<ListedAdvocate>> {
  const searched = await findSearched(shop.id, query.search, connection);
  const { places, ...page } = await listPlaces(
    await walkOf(shop, query, searched, connection),
    start,
    size,
    connection,
  );
  const ids = places.map(({ id }) => id);
  return { ...page, rows: await listChosenAdvocates(shop, ids, connection), isTooWide: searched?.isTooWide ?? false };
}

/** How many rows there are in all, up to `most`; for a job, which has time. */
export async function countListedAdvocates(shop: OfShop, query: ListQuery<'advocates'>, most: number): Promise<number> {
  return await countListed(await walkOf(shop, query, await findSearched(shop.id, query.search), database), most);
}

async function walkOf(
  shop: OfShop,
  { filters, sort, direction }: ListQuery<'advocates'>,
  searched: Searched | null,
  connection: Connection,
): Promise<ListWalk> {
  const given: (ListFilter | null)[] = [
    filters.open ? await whoHasOpenReward(shop, connection) : null,
    filters.blocked ? await whoIsBlocked(shop, connection) : null,
    searched ? isNamed(searched.advocateIds) : null,
  ];
  return {
    table,
    shopId: shop.id,
    sort: sorts[sort],
    direction,
    filters: given.filter((filter) => filter !== null),
    days: betweenDays(Prisma.sql`entry.joined_at`, filters, shop.timeZone),
  };
}

/** So many advocates are named one by one; more are asked about row by row. */
const mostNamed = mostLookedThrough + 1;

/** Who has something that was given and neither used, lapsed nor taken back; the index `reward_open` holds exactly that. */
async function whoHasOpenReward({ id: shopId }: OfShop, connection: Connection): Promise<ListFilter> {
  const isOpen = Prisma.sql`reward.status = 'issued' and reward.side = 'advocate' and reward.used_at is null
    and reward.lapsed_at is null`;
  const rows = await connection.$queryRaw<{ id: string }[]>`
    select advocate_id as id from reward where shop_id = ${shopId} and ${isOpen} limit ${mostNamed}`;
  // Kept apart by the offset, so that each row costs one look into the index and no more rows than needed are looked at.
  return namedOr(
    rows,
    Prisma.sql`exists (select from reward
    where reward.shop_id = entry.shop_id and reward.advocate_id = entry.id and ${isOpen} offset 0)`,
  );
}

/** What an advocate is known by and can be blocked by; who is blocked by their customer record alone is not found by it. */
const blockedBy = (['email', 'phone', 'address', 'ip'] as const).map((kind) => ({
  kind,
  hash: Prisma.raw(`${kind}_hash`),
}));

/** Who is on the block list. */
async function whoIsBlocked({ id: shopId }: OfShop, connection: Connection): Promise<ListFilter> {
  // Kept apart by the offset, so that each block costs one look into an index, and not all advocates are read.
  const each = blockedBy.map(
    ({ kind, hash }) => Prisma.sql`
      select known.id from block, lateral (
        select id from advocate where shop_id = block.shop_id and ${hash} = block.value_hash offset 0) as known
       where block.shop_id = ${shopId} and block.kind = ${kind}`,
  );
  const rows = await connection.$queryRaw<{ id: string }[]>`
    select id from (${Prisma.join(each, ' union all ')}) as blocked limit ${mostNamed}`;
  const isOne = blockedBy.map(({ kind, hash }) => Prisma.sql`(kind = ${kind} and value_hash = entry.${hash})`);
  return namedOr(
    rows,
    Prisma.sql`exists (select from block where block.shop_id = entry.shop_id and (${Prisma.join(isOne, ' or ')}) offset 0)`,
  );
}

function isNamed(all: string[]): ListFilter {
  const ids = [...new Set(all)];
  return { where: Prisma.sql`entry.id = any(${ids}::text[])`, isOrdered: false, most: ids.length };
}

function namedOr(rows: { id: string }[], isOne: Prisma.Sql): ListFilter {
  return rows.length === mostNamed
    ? { where: isOne, isOrdered: false, most: Infinity }
    : isNamed(rows.map(({ id }) => id));
}

/** The rows of these ids, in their order; those of another shop are not there. */
export async function listChosenAdvocates(
  shop: OfShop,
  ids: string[],
  connection: Connection = database,
): Promise<ListedAdvocate[]> {
  const { id: shopId } = shop;
  const [rows, codes, sums] = await Promise.all([
    connection.advocate.findMany({ where: { shopId, id: { in: ids } } }),
    connection.inviteCode.findMany({
      where: { shopId, advocateId: { in: ids }, isCurrent: true },
      select: { advocateId: true, code: true },
    }),
    listAdvocateSums(shop, ids, connection),
  ]);
  const marks = new Map(rows.map((row) => [row.id, marksOf(shopId, { ...row, email: null })]));
  const listed = await findBlocks(shopId, [...marks.values()].flat(), connection);
  const blocked = new Set(listed.map(({ kind, valueHash }) => `${kind} ${valueHash}`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const codeOf = new Map(codes.map(({ advocateId, code }) => [advocateId, code]));
  const sumOf = new Map(sums.map((sum) => [sum.advocateId, sum]));
  const money = (amountMinor: bigint | undefined) => ({ amountMinor: amountMinor ?? 0n, currency: shop.currency });
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const sum = sumOf.get(id);
    return {
      id: row.id as AdvocateId,
      firstName: row.firstName,
      code: codeOf.get(id) ?? '',
      joinedAt: row.joinedAt,
      friends: sum?.friends ?? 0,
      revenue: money(sum?.revenueMinor),
      rewardCost: money(sum?.rewardCostMinor),
      isBlocked: (marks.get(id) ?? []).some(({ kind, valueHash }) => blocked.has(`${kind} ${valueHash}`)),
    };
  });
}

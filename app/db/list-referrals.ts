import { Prisma } from '@prisma/client';
import { parseDecision, type Decision } from '#app/domain/decision.ts';
import type { AdvocateId, ReferralId } from '#app/domain/ids.ts';
import type { PageStart } from '#app/domain/list/list-page.ts';
import type { ListQuery } from '#app/domain/list/list-query.ts';
import type { Money } from '#app/domain/money.ts';
import { database, type Connection } from './client.server.ts';
import { betweenDays } from './list-days.ts';
import { findSearched, type Searched } from './list-search.ts';
import {
  countListed,
  listPlaces,
  oneOf,
  type ListFilter,
  type ListSort,
  type ListWalk,
  type PlacesPage,
} from './list-walk.ts';
import type { ReferralStatus } from './referrals.ts';
import type { Shop } from './shops.ts';

/** A referral as its list shows it. */
export interface ListedReferral {
  id: ReferralId;
  advocateId: AdvocateId;
  advocateFirstName: string;
  orderName: string;
  programName: string;
  versionNumber: number;
  channel: string;
  market: string;
  status: ReferralStatus;
  decision: Decision;
  subtotal: Money;
  suspicion: number;
  decidedAt: Date;
  /** The advocate asked for another look and was not answered yet. */
  isAskedAbout: boolean;
}
export interface ListPage<Row> extends Pick<PlacesPage, 'previous' | 'next' | 'isCutShort'> {
  rows: Row[];
  /** The search means more people than were looked at. */
  isTooWide: boolean;
}

const table = Prisma.sql`referral`;
const sorts = {
  date: { key: Prisma.sql`decided_at`, kind: 'moment', isUsual: true },
  subtotal: { key: Prisma.sql`subtotal_minor`, kind: 'number', isUsual: false },
  suspicion: { key: Prisma.sql`suspicion`, kind: 'number', isUsual: false },
} as const satisfies Record<ListQuery<'referrals'>['sort'], ListSort>;

export async function listReferralPage(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  query: ListQuery<'referrals'>,
  start: PageStart,
  size: number,
  connection: Connection = database,
): Promise<ListPage<ListedReferral>> {
  const searched = await findSearched(shop.id, query.search, connection);
  const walk = walkOf(shop, query, searched);
  const { places, ...page } = await listPlaces(walk, start, size, connection);
  const rows = await listChosenReferrals(
    shop,
    places.map(({ id }) => id),
    connection,
  );
  return { ...page, rows, isTooWide: searched?.isTooWide ?? false };
}

/** How many rows there are in all, up to `most`; for a job, which has time. */
export async function countListedReferrals(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  query: ListQuery<'referrals'>,
  most: number,
): Promise<number> {
  return await countListed(walkOf(shop, query, await findSearched(shop.id, query.search)), most);
}

function walkOf(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  { filters, sort, direction }: ListQuery<'referrals'>,
  searched: Searched | null,
): ListWalk {
  const { status, program, version, channel, market, rule, asked, advocate } = filters;
  const given: (ListFilter | null)[] = [
    status ? oneOf(Prisma.sql`entry.status`, status) : null,
    program ? oneOf(Prisma.sql`entry.program_id`, program) : null,
    version ? { where: Prisma.sql`entry.version_number = ${Number(version[0])}`, isOrdered: false } : null,
    channel ? oneOf(Prisma.sql`entry.channel`, channel) : null,
    market ? oneOf(Prisma.sql`entry.market`, market) : null,
    advocate ? oneOf(Prisma.sql`entry.advocate_id`, advocate) : null,
    rule
      ? { where: Prisma.sql`entry.marks && ${rule.map((name) => `${shop.id}/${name}`)}::text[]`, isOrdered: false }
      : null,
    asked ? { where: isAskedAbout, isOrdered: true } : null,
    searched
      ? {
          where: Prisma.sql`(entry.order_id = any(${searched.orderIds}::text[])
            or entry.advocate_id = any(${searched.advocateIds}::text[]))`,
          isOrdered: false,
        }
      : null,
  ];
  return {
    table,
    shopId: shop.id,
    sort: sorts[sort],
    direction,
    filters: given.filter((filter) => filter !== null),
    days: betweenDays(Prisma.sql`entry.decided_at`, filters, shop.timeZone),
  };
}

const isAskedAbout = Prisma.sql`(entry.appealed_at is not null and entry.appeal_answered_at is null
  and entry.status in ('declined', 'reversed'))`;

/** The rows of these ids, in their order; those of another shop are not there. */
export async function listChosenReferrals(
  { id: shopId }: Pick<Shop, 'id'>,
  ids: string[],
  connection: Connection = database,
): Promise<ListedReferral[]> {
  const rows = await connection.referral.findMany({ where: { shopId, id: { in: ids } } });
  const [advocates, programs, orders] = await Promise.all([
    connection.advocate.findMany({
      where: { shopId, id: { in: [...new Set(rows.map(({ advocateId }) => advocateId))] } },
      select: { id: true, firstName: true },
    }),
    connection.program.findMany({ where: { shopId }, select: { id: true, name: true } }),
    connection.order.findMany({
      where: { shopId, id: { in: rows.map(({ orderId }) => orderId) } },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = (all: { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]));
  const [orderNames, programNames] = [nameOf(orders), nameOf(programs)];
  const firstNames = new Map(advocates.map(({ id, firstName }) => [id, firstName]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const status = row.status as ReferralStatus;
    return {
      id: row.id as ReferralId,
      advocateId: row.advocateId as AdvocateId,
      advocateFirstName: firstNames.get(row.advocateId) ?? '',
      orderName: orderNames.get(row.orderId) ?? '',
      programName: programNames.get(row.programId) ?? '',
      versionNumber: row.versionNumber,
      channel: row.channel,
      market: row.market,
      status,
      decision: parseDecision(row.decision),
      subtotal: { amountMinor: row.subtotalMinor, currency: row.currency },
      suspicion: row.suspicion,
      decidedAt: row.decidedAt,
      isAskedAbout:
        row.appealedAt !== null && row.appealAnsweredAt === null && (status === 'declined' || status === 'reversed'),
    };
  });
}

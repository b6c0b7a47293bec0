import { Prisma } from '@prisma/client';
import type { PageStart } from '#app/domain/list/list-page.ts';
import type { ListQuery } from '#app/domain/list/list-query.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { addDays } from '#app/domain/time.ts';
import { database, type Connection } from './client.server.ts';
import { betweenDays } from './list-days.ts';
import type { ListPage } from './list-referrals.ts';
import { findSearched, type Searched } from './list-search.ts';
import { countListed, listPlaces, oneOf, type ListFilter, type ListSort, type ListWalk } from './list-walk.ts';
import { listReversals } from './reversals.ts';
import { toReward } from './rewards.ts';
import type { Shop } from './shops.ts';

/** A reward as its list shows it. */
export interface ListedReward {
  reward: Reward;
  reversals: Reversal[];
  advocateFirstName: string;
  programName: string;
}

const table = Prisma.sql`reward`;
/** As the indexes of these orders have it: without a day comes last, and a cost that nobody knows before every known one. */
const never = Prisma.raw(`'9999-12-31'::timestamp`);
const sorts = {
  date: { key: Prisma.sql`approved_at`, kind: 'moment', isUsual: true },
  due: { key: Prisma.sql`coalesce(due_at, ${never})`, kind: 'moment', isUsual: false },
  expiry: { key: Prisma.sql`coalesce(expires_at, ${never})`, kind: 'moment', isUsual: false },
  cost: { key: Prisma.sql`coalesce(cost_minor, -1)`, kind: 'number', isUsual: false },
} as const satisfies Record<ListQuery<'rewards'>['sort'], ListSort>;

export async function listRewardPage(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  query: ListQuery<'rewards'>,
  { start, size, now }: { start: PageStart; size: number; now: Date },
  connection: Connection = database,
): Promise<ListPage<ListedReward>> {
  const searched = await findSearched(shop.id, query.search, connection);
  const { places, ...page } = await listPlaces(walkOf(shop, query, searched, now), start, size, connection);
  const rows = await listChosenRewards(
    shop,
    places.map(({ id }) => id),
    connection,
  );
  return { ...page, rows, isTooWide: searched?.isTooWide ?? false };
}

/** How many rows there are in all, up to `most`; for a job, which has time. */
export async function countListedRewards(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  query: ListQuery<'rewards'>,
  most: number,
  now: Date,
): Promise<number> {
  return await countListed(walkOf(shop, query, await findSearched(shop.id, query.search), now), most);
}

function walkOf(
  shop: Pick<Shop, 'id' | 'timeZone'>,
  { search, filters, sort, direction }: ListQuery<'rewards'>,
  searched: Searched | null,
  now: Date,
): ListWalk {
  const { status, kind, side, cause, program, advocate, expiring } = filters;
  const given: (ListFilter | null)[] = [
    status ? oneOf(Prisma.sql`entry.status`, status) : null,
    kind ? oneOf(Prisma.sql`entry.benefit`, kind) : null,
    side ? oneOf(Prisma.sql`entry.side`, side) : null,
    cause ? oneOf(Prisma.sql`entry.cause`, cause) : null,
    program ? oneOf(Prisma.sql`entry.program_id`, program) : null,
    advocate ? oneOf(Prisma.sql`entry.advocate_id`, advocate) : null,
    expiring ? { where: expiresWithin(Number(expiring[0]), now), isOrdered: false } : null,
    searched
      ? {
          // A code is found as it is written on a voucher; a gift card's is money, and not to be found by guessing.
          where: Prisma.sql`((entry.code = any(${[search, search.toUpperCase()]}::text[]) and entry.benefit <> 'gift_card')
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
    days: betweenDays(Prisma.sql`entry.approved_at`, filters, shop.timeZone),
  };
}

/** It still works and ends soon. */
function expiresWithin(days: number, now: Date): Prisma.Sql {
  return Prisma.sql`(entry.status = 'issued' and entry.used_at is null and entry.lapsed_at is null
    and coalesce(entry.expires_at, ${never}) >= ${now.toISOString()}::timestamp
    and coalesce(entry.expires_at, ${never}) < ${addDays(now, days).toISOString()}::timestamp)`;
}

/** The rows of these ids, in their order; those of another shop are not there. */
export async function listChosenRewards(
  { id: shopId }: Pick<Shop, 'id'>,
  ids: string[],
  connection: Connection = database,
): Promise<ListedReward[]> {
  const rewards = (await connection.reward.findMany({ where: { shopId, id: { in: ids } } })).map(toReward);
  const [reversals, advocates, programs] = await Promise.all([
    listReversals(
      shopId,
      rewards.map(({ id }) => id),
      connection,
    ),
    connection.advocate.findMany({
      where: { shopId, id: { in: [...new Set(rewards.map(({ advocateId }) => advocateId))] } },
      select: { id: true, firstName: true },
    }),
    connection.program.findMany({ where: { shopId }, select: { id: true, name: true } }),
  ]);
  const firstNames = new Map(advocates.map(({ id, firstName }) => [id, firstName]));
  const programNames = new Map(programs.map(({ id, name }) => [id, name]));
  const byId = new Map<string, Reward>(rewards.map((reward) => [reward.id, reward]));
  return ids.flatMap((id) => {
    const reward = byId.get(id);
    if (reward === undefined) return [];
    return {
      reward,
      reversals: reversals.filter(({ rewardId }) => rewardId === reward.id),
      advocateFirstName: firstNames.get(reward.advocateId) ?? '',
      programName: programNames.get(reward.programId) ?? '',
    };
  });
}

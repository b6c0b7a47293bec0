import { Prisma } from '@prisma/client';
import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import type { FigureDimension, FigureFilter, Figures } from '#app/domain/report/figures.ts';
import type { Period } from '#app/domain/report/period.ts';
import { piecesOf } from '#app/domain/report/steps.ts';
import { divisionFor, grainOf, type DividedColumn, type Division } from './figure-divisions.ts';

/** What is added up, column by column: the same in both tables of figures and in the view `entry_figure`. */
export const figureColumns = [
  'shares',
  'visits',
  'claims',
  'orders',
  'rewarded',
  'held',
  'declined',
  'reversed',
  'new_customers',
  'rewards',
  'rewards_issued',
  'unpriced_rewards',
] as const;
export const amountColumns = ['revenue_minor', 'discount_minor', 'reward_cost_minor'] as const;
export type Sums = Record<(typeof figureColumns)[number], number> & Record<(typeof amountColumns)[number], string>;

/** Every column of the rows of `table`. */
export function everyFigure(table: string): Prisma.Sql {
  return Prisma.raw([...figureColumns, ...amountColumns].map((column) => `${table}.${column}`).join(', '));
}

/**
 * The sums of rows that carry every column. Amounts are of the shop's currency: a shop that changed it has figures of the old
 * one, which are counted and never added.
 */
export function sumsIn(currency: string): Prisma.Sql {
  const counts = figureColumns.map((column) => `coalesce(sum(${column}), 0)::int as ${column}`);
  const amounts = amountColumns.map(
    (column) =>
      Prisma.sql`coalesce(sum(${Prisma.raw(column)}) filter (where currency = ${currency}), 0)::text as ${Prisma.raw(column)}`,
  );
  return Prisma.sql`${Prisma.raw(counts.join(', '))}, ${Prisma.join(amounts)}`;
}

/** How finely a period is read: for charts by the day as long as that can be drawn, else by whichever rows are fewest. */
export type Reading = 'by_time' | 'in_sum';

/** The rows of one table that make up a period, by its days and whole months. */
export function duringPeriod(
  shopId: ShopId,
  period: Period,
  { table, reading, division = 'every' }: { table: string; reading: Reading; division?: Division },
): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(piecesOfTable(shopId, period, { table, reading, division }), ' or ')})`;
}

/** One condition for each piece of the period. */
export function piecesOfTable(
  shopId: ShopId,
  period: Period,
  { table, reading, division = 'every' }: { table: string; reading: Reading; division?: Division },
): Prisma.Sql[] {
  const { months, days } = piecesOf(period, reading);
  const of = Prisma.raw(table);
  return [
    ...days.map(({ from, to }) => ({ grain: grainOf(division, 'day'), from, to })),
    ...(months === null ? [] : [{ grain: grainOf(division, 'month'), ...months }]),
  ].map(
    ({ grain, from, to }) =>
      Prisma.sql`(${of}.shop_id = ${shopId} and ${of}.grain = ${grain} and ${of}.starts_on between ${from}::date and ${to}::date)`,
  );
}

const columnsOfDimension: Record<FigureDimension, readonly DividedColumn[]> = {
  program: ['program_id'],
  version: ['program_id', 'version_number'],
  channel: ['channel'],
  market: ['market'],
};

/**
 * Everything of a period that meets the filter, with the day or month it happened in: what is counted, and what is not counted yet, seen in
 * one statement. So the answer is the same before, while and after `count-entries` counts.
 */
export function figureRows(
  shopId: ShopId,
  period: Period,
  { filter, reading, by }: { filter: FigureFilter; reading: Reading; by?: FigureDimension },
): Prisma.Sql {
  const { programId, versionNumber, channel, market } = filter;
  const told: DividedColumn[] = [
    ...(by === undefined ? [] : columnsOfDimension[by]),
    ...(programId === undefined ? [] : (['program_id'] as const)),
    ...(versionNumber === undefined ? [] : (['version_number'] as const)),
    ...(channel === undefined ? [] : (['channel'] as const)),
    ...(market === undefined ? [] : (['market'] as const)),
  ];
  const conditions = Prisma.join(
    [
      Prisma.sql`true`,
      ...(programId === undefined ? [] : [Prisma.sql`program_id = ${programId}`]),
      ...(versionNumber === undefined ? [] : [Prisma.sql`version_number = ${versionNumber}`]),
      ...(channel === undefined ? [] : [Prisma.sql`channel = ${channel}`]),
      ...(market === undefined ? [] : [Prisma.sql`market = ${market}`]),
    ],
    ' and ',
  );
  const dimensions = Prisma.raw('program_id, version_number, channel, market, currency');
  return Prisma.sql`
    select starts_on, ${dimensions}, ${everyFigure('f')} from figure f
     where ${duringPeriod(shopId, period, { table: 'f', reading, division: divisionFor(told) })} and ${conditions}
    union all
    select starts_on, ${dimensions}, ${everyFigure('f')} from (${uncounted(shopId, period)}) f where ${conditions}`;
}

/** The same of one advocate, who has figures of their own. */
export function advocateRows(shopId: ShopId, advocateId: AdvocateId, period: Period, reading: Reading): Prisma.Sql {
  return Prisma.sql`
    select starts_on, currency, ${everyFigure('f')} from advocate_figure f
     where ${duringPeriod(shopId, period, { table: 'f', reading })} and advocate_id = ${advocateId}
    union all
    select starts_on, currency, ${everyFigure('f')} from (${uncounted(shopId, period)}) f where advocate_id = ${advocateId}`;
}

/** What no figure counts yet of a period. */
export function uncounted(shopId: ShopId, { from, to }: Period): Prisma.Sql {
  return Prisma.sql`
    select e.*, e.day as starts_on from uncounted_entry u
      join entry_figure e on e.shop_id = u.shop_id and e.entry_id = u.entry_id
     where u.shop_id = ${shopId} and e.day between ${from}::date and ${to}::date`;
}

export function toFigures(sums: Sums, currency: string): Figures {
  const money = (digits: string) => ({ amountMinor: BigInt(digits), currency });
  return {
    shares: sums.shares,
    visits: sums.visits,
    claims: sums.claims,
    orders: sums.orders,
    rewarded: sums.rewarded,
    held: sums.held,
    declined: sums.declined,
    reversed: sums.reversed,
    newCustomers: sums.new_customers,
    rewards: sums.rewards,
    rewardsIssued: sums.rewards_issued,
    unpricedRewards: sums.unpriced_rewards,
    revenue: money(sums.revenue_minor),
    discounts: money(sums.discount_minor),
    rewardCost: money(sums.reward_cost_minor),
  };
}

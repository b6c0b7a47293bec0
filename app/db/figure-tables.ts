import { Prisma } from '@prisma/client';
import type { ShopId } from '#app/domain/ids.ts';
import { figureGrains, grainsOfDays, grainsWith, type DividedColumn } from './figure-divisions.ts';
import { amountColumns, figureColumns } from './figure-sums.ts';

/** A table of figures: the view whose rows it sums up, by what, and what is added. */
interface FigureTable {
  view: 'entry_figure' | 'entry_promise' | 'entry_sight';
  /** Column and where it comes from. */
  keys: Record<string, string>;
  sums: Record<string, string>;
  /** How often a row is written: for its day and for its month, and for both once more for each coarser division. */
  grains: readonly string[];
  /** By what entries are added up before they are written for every grain: there are far fewer of these than of entries. */
  finest: readonly string[];
  /** The column with the day or month that its rows are of. */
  time: string;
}

const measures = Object.fromEntries([...figureColumns, ...amountColumns].map((column) => [column, column]));
const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');
const stepOfGrain = `case when grain in (${quoted(grainsOfDays)}) then day else date_trunc('month', day)::date end`;
const divided = (column: DividedColumn, without: string) =>
  `case when grain in (${quoted(grainsWith(column))}) then ${column} else ${without} end`;

export const figureTables = {
  figure: {
    view: 'entry_figure',
    keys: {
      grain: 'grain',
      starts_on: stepOfGrain,
      program_id: divided('program_id', "''"),
      version_number: divided('version_number', '0'),
      channel: divided('channel', "''"),
      market: divided('market', "''"),
      currency: 'currency',
    },
    sums: measures,
    grains: figureGrains,
    finest: ['day', 'program_id', 'version_number', 'channel', 'market', 'currency'],
    time: 'starts_on',
  },
  advocate_figure: {
    view: 'entry_figure',
    keys: { grain: 'grain', starts_on: stepOfGrain, advocate_id: 'advocate_id', currency: 'currency' },
    sums: measures,
    grains: ['day', 'month'],
    finest: ['day', 'advocate_id', 'currency'],
    time: 'starts_on',
  },
  rule_figure: {
    view: 'entry_sight',
    keys: { day: 'day', program_id: 'program_id', rule: 'rule', saw: 'saw', outcome: 'outcome' },
    sums: { referrals: '1' },
    grains: [],
    finest: [],
    time: 'day',
  },
  promise_figure: {
    view: 'entry_promise',
    keys: { program_id: 'program_id', month: 'month', benefit: 'benefit', currency: 'currency' },
    sums: Object.fromEntries(
      ['given', 'used', 'lapsed', 'taken'].flatMap((what) => [what, `${what}_minor`]).map((column) => [column, column]),
    ),
    grains: [],
    finest: [],
    time: 'month',
  },
} as const satisfies Record<string, FigureTable>;
export type FigureTableName = keyof typeof figureTables;
export const figureTableNames = Object.keys(figureTables) as FigureTableName[];

/** What the rows of a table's view, `entries`, come to: its keys and sums. */
export function sumUp(name: FigureTableName, entries: Prisma.Sql): Prisma.Sql {
  const { keys, sums, grains, finest }: FigureTable = figureTables[name];
  const added = Object.entries(sums).map(([column, from]) => `sum(${from}) as ${column}`);
  const chosen = [...Object.entries(keys).map(([column, from]) => `${from} as ${column}`), ...added].join(', ');
  const lines =
    finest.length === 0
      ? entries
      : Prisma.sql`select ${Prisma.raw([...finest, ...added].join(', '))} from (${entries}) entry group by ${Prisma.raw(finest.join(', '))}`;
  const every = grains.map((grain) => `('${grain}')`).join(', ');
  const writing = every === '' ? '' : `cross join (values ${every}) as every(grain)`;
  // Somebody's own figures are of somebody.
  const ofSomebody = name === 'advocate_figure' ? 'where advocate_id is not null' : '';
  const groups = Object.keys(keys).map((_key, index) => index + 1);
  return Prisma.sql`
    select ${Prisma.raw(chosen)} from (${lines}) lines ${Prisma.raw(`${writing} ${ofSomebody} group by ${groups.join(', ')}`)}`;
}

/** Adds what `entries` come to to the shop's rows of a table. */
export function addUp(name: FigureTableName, shopId: ShopId, entries: Prisma.Sql): Prisma.Sql {
  const { keys, sums } = figureTables[name];
  const columns = [...Object.keys(keys), ...Object.keys(sums)];
  const raised = Object.keys(sums).map((column) => `${column} = ${name}.${column} + excluded.${column}`);
  return Prisma.sql`
    insert into ${Prisma.raw(`${name} (shop_id, ${columns.join(', ')})`)}
    select ${shopId}, ${Prisma.raw(columns.join(', '))} from (${sumUp(name, entries)}) added
    on conflict ${Prisma.raw(`(shop_id, ${Object.keys(keys).join(', ')}) do update set ${raised.join(', ')}`)}`;
}

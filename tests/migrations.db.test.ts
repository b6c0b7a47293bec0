import { readdirSync, readFileSync } from 'node:fs';
import { PrismaClient } from '@prisma/client';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { administer, urlOf } from './support/database-server.ts';
import { moveIntoFigures } from '#app/db/figure-counting.ts';
import { PgAdapter } from '#app/db/pg-adapter.server.ts';
import type { Evidence } from '#app/domain/decision.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { suspicionOf } from '#app/domain/fraud/suspicion.ts';

/** Everything that a shop has brings its rows along when the tables change. */
const { serverUrl } = inject('testDatabases');
const name = `ricochet_migrations_${process.pid}`;
const folder = 'prisma/migrations';
const migrations = readdirSync(folder).filter((entry) => /^\d+_/.test(entry));

let client: pg.Client;
beforeEach(async () => {
  await administer(serverUrl, [`create database "${name}"`]);
  client = new pg.Client({ connectionString: urlOf(serverUrl, name) });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await administer(serverUrl, [`drop database "${name}" with (force)`]);
});

const apply = (migration: string) => client.query(readFileSync(`${folder}/${migration}/migration.sql`, 'utf8'));

interface Column {
  table_name: string;
  column_name: string;
  data_type: string;
  /** The first of a closed list of values. */
  allowed?: string | undefined;
}
async function listColumns(): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1`);
  const lists = await client.query<{ table: string; rule: string }>(`
    select relname as "table", pg_get_constraintdef(rule.oid) as rule
      from pg_constraint rule join pg_class on pg_class.oid = rule.conrelid where rule.contype = 'c'`);
  const allowed = new Map(
    lists.rows.map(({ table, rule }) => {
      const [, column = '', first = ''] = /(\w+) = ANY \(ARRAY\['(\w+)'/.exec(rule) ?? [];
      return [`${table} ${column}`, first];
    }),
  );
  const columns = rows.map((each) => ({ ...each, allowed: allowed.get(`${each.table_name} ${each.column_name}`) }));
  return new Map(
    columns.map(({ table_name: table }) => [table, columns.filter(({ table_name }) => table_name === table)]),
  );
}

/** Some value for a column; ids of the same name lead to each other. */
function valueOf({ table_name: table, column_name: column, data_type: type, allowed }: Column, row: number): unknown {
  // More than what was taken and what is owed of it.
  if (column === 'amount_minor') return 100;
  if (type === 'boolean') return row === 1;
  if (type === 'jsonb') return '{}';
  if (type === 'ARRAY') return [];
  if (type === 'bytea') return Buffer.from([row]);
  if (type.startsWith('timestamp')) return new Date('2026-11-01T00:00:00Z');
  if (type.includes('int')) return row;
  if (column === 'shop_id' || (table === 'shop' && column === 'id')) return 'sh_1';
  if (allowed !== undefined) return allowed;
  return `${column === 'id' ? table : column.replace(/_id$/, '')}_${row}`;
}

/** A shop with rows in every table: two of each, where a shop may have two, with what is `known` of a table's rows. */
async function fillShop(known: Record<string, Record<string, unknown>[]> = {}): Promise<void> {
  for (const [table, columns] of await listColumns()) {
    const names = columns.map(({ column_name }) => `"${column_name}"`).join(', ');
    const places = columns.map((_column, index) => `$${index + 1}`).join(', ');
    for (const [index, row] of (known[table] ?? (table === 'shop' ? [{}] : [{}, {}])).entries()) {
      const values = columns.map((column) =>
        column.column_name in row ? row[column.column_name] : valueOf(column, index + 1),
      );
      await client.query(`insert into "${table}" (${names}) values (${places})`, values);
    }
  }
}

async function countRows(tables: Iterable<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = (await client.query(`select from "${table}"`)).rowCount ?? 0;
  return counts;
}

/** Everything before `last`, then `work`, then `last` and what follows it. */
async function applyAround(last: string, work: () => Promise<void>): Promise<void> {
  for (const migration of migrations.filter((each) => each < last)) await apply(migration);
  await work();
  for (const migration of migrations.filter((each) => each >= last)) await apply(migration);
}

test('a shop of before comes along whole, and its advocates’ records are out of date once', async () => {
  const [storefront = '', ...before] = migrations.filter((each) => each <= '20261122200000_storefront').toReversed();
  for (const migration of before.toReversed()) await apply(migration);
  await fillShop();
  const tables = [...(await listColumns()).keys()];
  const counts = await countRows(tables);
  await apply(storefront);
  expect(await countRows(tables)).toEqual(counts);
  // The second advocate's only invite is an old one: there is nothing to write of them.
  const { rows } = await client.query('select shop_id, advocate_id from stale_advocate');
  expect(rows).toEqual([{ shop_id: 'sh_1', advocate_id: 'advocate_1' }]);
});

const evidence: Evidence[] = [
  ...fraudRules.flatMap((rule) =>
    (['match', 'unknown', 'clear'] as const).flatMap((saw) =>
      (['flag', 'hold', 'decline'] as const).map((action) => ({
        kind: 'rule' as const,
        rule,
        saw,
        action,
        figures: null,
      })),
    ),
  ),
  { kind: 'risk', recommendation: 'cancel' },
];

test('what referrals and rewards of before were is counted, by the day of the shop, and what waits is sorted', async () => {
  const referral = { order_id: 'order_1', channel: 'email', program_id: 'program_1', advocate_id: 'advocate_1' };
  const ofReward = { reward_id: 'reward_1', program_id: 'program_1', advocate_id: 'advocate_1' };
  const cost = { state: 'approved', minor: '1000', costMinor: '1000', costCurrency: 'EUR', side: 'advocate' };
  // In Tokyo the evening of the 31st is the first of the month.
  const at = new Date('2026-10-31T20:00:00Z');
  await applyAround('20261122220000_admin', async () => {
    await fillShop({
      shop: [{ currency: 'EUR', time_zone: 'Asia/Tokyo' }],
      order: [{ currency: 'EUR', subtotal_minor: 12_345 }],
      referral: [
        ...evidence.map((one) => ({
          ...referral,
          status: 'held',
          decision: { evidence: [one], reasons: [], flags: [] },
        })),
        { ...referral, status: 'rewarded', decision: { evidence: [], reasons: [], flags: ['same_ip'] } },
      ].map((row, index) => ({ ...row, order_id: index === 0 ? 'order_1' : `order_${index + 1}` })),
      reward: [{ side: 'advocate', approved_at: at, offer: { benefit: { kind: 'store_credit' } }, version_number: 1 }],
      ledger_entry: [
        { kind: 'order_paid', referral_id: 'referral_1', data: {} },
        { kind: 'referral_decided', referral_id: 'referral_1', data: { outcome: 'held' } },
        { kind: 'referral_approved', referral_id: 'referral_1', data: { from: 'held' } },
        { kind: 'reward_approved', ...ofReward, data: cost },
        { kind: 'reward_approved', ...ofReward, reward_id: 'reward_2', data: { ...cost, side: 'friend' } },
        { kind: 'reward_issued', ...ofReward, data: { side: 'advocate' } },
        { kind: 'program_paused', data: {} },
      ].map((entry) => ({
        program_id: 'program_1',
        advocate_id: 'advocate_1',
        referral_id: null,
        reward_id: null,
        at,
        ...entry,
      })),
    });
  });
  const referrals = await client.query<{
    suspicion: number;
    subtotal_minor: string;
    currency: string;
    marks: string[];
  }>(`select suspicion, subtotal_minor, currency, marks from referral order by length(id), id`);
  expect(referrals.rows.map(({ suspicion }) => suspicion)).toEqual([
    ...evidence.map((one) => suspicionOf({ evidence: [one] })),
    0,
  ]);
  expect(referrals.rows[0]).toMatchObject({ subtotal_minor: '12345', currency: 'EUR' });
  expect(referrals.rows.at(-1)).toMatchObject({ marks: ['sh_1/same_ip'] });
  const prisma = new PrismaClient({ adapter: new PgAdapter({ connectionString: urlOf(serverUrl, name) }) });
  const counted = await prisma.$transaction((transaction) => moveIntoFigures('sh_1', 1000, transaction));
  await prisma.$disconnect();
  expect(counted).toBe(5);
  const figures = await client.query(
    `select starts_on::text, channel, currency, orders, held, rewarded, rewards, rewards_issued, reward_cost_minor::int
       from figure where grain = 'month' order by currency, channel`,
  );
  const none = { orders: 0, held: 0, rewarded: 0, rewards: 0, rewards_issued: 0, reward_cost_minor: 0 };
  expect(figures.rows).toEqual([
    {
      ...none,
      starts_on: '2026-11-01',
      channel: '',
      currency: 'EUR',
      rewards: 1,
      rewards_issued: 1,
      reward_cost_minor: 1000,
    },
    { ...none, starts_on: '2026-11-01', channel: 'email', currency: 'EUR', orders: 1, held: 1, rewarded: 1 },
  ]);
  const promises = await client.query(`select month::text, benefit, given, given_minor::int from promise_figure`);
  expect(promises.rows).toEqual([{ month: '2026-11-01', benefit: 'store_credit', given: 1, given_minor: 1000 }]);
  const blocks = await client.query<{ id: string }>('select id from block');
  for (const { id } of blocks.rows) expect(id).toMatch(/^bl_[0-9A-F]{26}$/);
});

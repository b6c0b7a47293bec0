import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { administer, urlOf } from './support/database-server.ts';

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

/** A shop with rows in every table: two of each, where a shop may have two. */
async function fillShop(): Promise<void> {
  for (const [table, columns] of await listColumns())
    for (const row of table === 'shop' ? [1] : [1, 2]) {
      const names = columns.map(({ column_name }) => `"${column_name}"`).join(', ');
      const places = columns.map((_column, index) => `$${index + 1}`).join(', ');
      const values = columns.map((column) => valueOf(column, row));
      await client.query(`insert into "${table}" (${names}) values (${places})`, values);
    }
}

async function countRows(tables: Iterable<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = (await client.query(`select from "${table}"`)).rowCount ?? 0;
  return counts;
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

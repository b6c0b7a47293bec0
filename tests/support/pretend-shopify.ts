import pg from 'pg';
import { afterAll, inject, vi } from 'vitest';
import type { Mail, Order, Shop, World } from '../../sandbox/world/types.ts';
import type {} from './stage.ts';

export const stage = inject('stage');
export const luma = 'luma-goods.myshopify.com';
export const rive = 'atelier-rive.myshopify.com';

/** Asks the sandbox's control interface; throws what it says is wrong. */
export async function control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${stage.sandboxUrl}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`control ${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Answer;
}

export async function seeShop(domain: string): Promise<Shop> {
  const { shops } = await control<World>('GET', '/world');
  const shop = shops[domain];
  if (shop === undefined) throw new Error(`The sandbox has no shop ${domain}.`);
  return shop;
}

export async function findOrder(domain: string, code: string): Promise<Order | undefined> {
  const { orders } = await seeShop(domain);
  return orders.find(({ discountCodes }) => discountCodes.some((used) => used.code.toUpperCase() === code));
}

export async function listMails(to: string): Promise<Mail[]> {
  return (await control<{ mails: Mail[] }>('GET', `/mails?to=${encodeURIComponent(to)}`)).mails;
}

/** Whether the shop's product page shows the share block. */
export async function isBlockShown(domain: string): Promise<boolean> {
  const [product] = (await seeShop(domain)).products;
  const page = await fetch(`${stage.storefronts[domain] ?? ''}/products/${product?.handle ?? ''}`);
  return (await page.text()).includes('<ricochet-share');
}

let pool: pg.Pool | null = null;
afterAll(async () => {
  await pool?.end();
  pool = null;
});

/** Looks into the app's database. */
export async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  pool ??= new pg.Pool({ connectionString: stage.databaseUrl, max: 3 });
  return (await pool.query<Row>(sql, values)).rows;
}

/** Looks again and again until `look` no longer throws; an expectation inside says what is waited for. */
export async function until<Result>(look: () => Promise<Result>, timeout = 20_000): Promise<Result> {
  return await vi.waitFor(look, { timeout, interval: 15 });
}

/** Waits until no job is waiting or running and no webhook is on its way. */
export async function untilQuiet(timeout = 20_000): Promise<void> {
  await until(async () => {
    const { idle } = await control<{ idle: boolean }>('GET', '/webhooks/idle?timeout=500');
    const jobs = await query<{ task_identifier: string; last_error: string | null }>(
      // What is planned for next month waits for nobody here.
      `select task_identifier, last_error from graphile_worker.jobs where run_at < now() + interval '1 hour'`,
    );
    if (!idle || jobs.length > 0) throw new Error(`Something is still going on: ${JSON.stringify({ idle, jobs })}`);
  }, timeout);
}

/** A fresh world for a spec file: shops without the app, an empty database, nothing that misbehaves. */
export async function startOver(): Promise<void> {
  await control('DELETE', '/misbehaviours');
  await control('GET', '/webhooks/idle?timeout=3000');
  await query(`delete from graphile_worker._private_jobs where locked_at is null`);
  const nothingRuns = until(async () => {
    const running = await query('select 1 from graphile_worker.jobs where locked_at is not null');
    if (running.length > 0) throw new Error('A job of the spec before is still running.');
  }, 6000);
  // What runs longer was locked by a process that is dead: the spec that left it behind has failed already.
  await nothingRuns.catch(() => undefined);
  await query('delete from graphile_worker._private_jobs');
  const tables = await query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like '\\_prisma%'`,
  );
  // The ledger refuses to be emptied; its trigger sleeps for this one transaction.
  await query(
    `begin; set local session_replication_role = replica; truncate ${tables.map(({ name }) => name).join(', ')}; commit`,
  );
  await control('POST', '/reset');
}

/** Kills web or worker as a crash would; it is started again by itself. */
export async function kill(name: 'web' | 'worker'): Promise<void> {
  const response = await fetch(`${stage.killSwitchUrl}/${name}`, { method: 'POST' });
  if (!response.ok) throw new Error(`The kill switch answered ${response.status}.`);
}

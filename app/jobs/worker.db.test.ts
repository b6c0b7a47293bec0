import { running, strike } from '../../tests/support/sandbox.ts';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { join, publishNewProgram, referOrder } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { buy, deliveredWebhook, installShop, newcomer, person, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { shopperLocales } from '#app/i18n/translate.ts';
import { countLiveWorkers } from '#app/db/health.ts';
import type { Shop } from '#app/db/shops.ts';
import { env } from '#app/env.server.ts';
import { enqueue } from './enqueue.server.ts';
import { jobs } from './catalogue.ts';
import { announcePool, freeDeadPools } from './liveness.server.ts';
import { crontab } from './schedule.ts';
import { startWorker, type RunningWorker } from './worker.server.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await publishNewProgram(luma);
  await workUntilIdle();
  invite = await join(luma);
});
beforeEach(dropJobs);

const mails = () => running.sandbox.world.mails;
const codeInShopify = (code: string) =>
  sandboxShop().discounts.some(({ codes }) => codes.some((each) => each.code === code));

describe('the whole way', () => {
  test('from the paid order to the code in Shopify and the mail, with nothing left in the queue', async () => {
    const before = mails().length;
    const { order } = await referOrder(luma, invite);
    expect(await workUntilIdle()).toEqual([]);
    const reward = await database.reward.findFirstOrThrow({ where: { side: 'advocate' }, orderBy: { id: 'desc' } });
    expect(reward.status).toBe('issued');
    const code = String(reward.code);
    expect(codeInShopify(code)).toBe(true);
    expect(mails().slice(before)).toMatchObject([{ to: [person('Ada').email], text: expect.stringContaining(code) }]);
    const stored = await database.order.findFirstOrThrow({ where: { name: order.name } });
    expect(stored.id).toContain(order.id);
  });

  test('with every webhook doubled, an answer lost and Shopify throttling: once', async () => {
    strike('webhook.duplicate', { count: 3, times: 4 });
    strike('webhook.duplicate', { operation: 'orders/paid', code: 'new-webhook-id' });
    strike('admin.throttle', { operation: 'FindOrderFacts' });
    const before = mails().length;
    await referOrder(luma, invite);
    await workUntilIdle();
    expect(await database.referral.count()).toBe(2);
    expect(await database.reward.count({ where: { side: 'advocate', status: 'issued' } })).toBe(2);
    expect(mails().slice(before)).toHaveLength(1);
  });

  test('publishing made the discounts, the friend codes and the text that the theme reads', async () => {
    expect(await database.friendCode.count({ where: { status: { in: ['available', 'claimed'] } } })).toBe(250);
    const text = sandboxShop().metafields.find(({ key }) => key === 'program')?.value;
    const { texts, ...program } = JSON.parse(text ?? '{}') as { texts: object };
    expect(program).toEqual({ active: true, invitePath: '/apps/ricochet', joinByEmail: false, welcomed: null });
    expect(Object.keys(texts).sort()).toEqual([...shopperLocales].sort());
    expect(texts).toMatchObject({
      en: { friend: '10% off', advocate: '10% off', minimum: null },
      fr: { friend: expect.stringMatching(/^10\s%/), advocate: expect.stringMatching(/^10\s%/), minimum: null },
    });
  });
});

describe('a job', () => {
  test('that fails keeps its error and is tried again later', async () => {
    strike('admin.server-error', { operation: 'FindOrderFacts' });
    await referOrder(luma, invite);
    const [failed] = await workUntilIdle();
    expect(failed).toMatchObject({ name: 'attribute-order', attempts: 1, error: expect.stringContaining('503') });
    await database.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
    expect(await workUntilIdle()).toEqual([]);
  });

  test('whose payload is not what its name promises fails instead of doing something else', async () => {
    await database.$executeRaw`select graphile_worker.add_job('issue-reward', '{"version":2}')`;
    expect(await workUntilIdle()).toMatchObject([{ name: 'issue-reward', error: expect.stringContaining('version') }]);
  });

  test('under a key waits once, and the latest wish counts', async () => {
    const wish = (runAt?: Date) =>
      enqueue(database, 'publish-program-text', { shopId: luma.id }, { key: 'text', ...(runAt ? { runAt } : {}) });
    await wish(new Date('2099-01-01'));
    await wish();
    expect(await listJobs()).toHaveLength(1);
    expect(await workUntilIdle()).toEqual([]);
  });

  test('that no order was referred for leaves its delivery settled', async () => {
    buy({ email: newcomer().email });
    const webhookId = await deliveredWebhook('orders/paid');
    await workUntilIdle();
    expect(await database.webhookDelivery.findFirst({ where: { webhookId } })).toMatchObject({
      outcome: 'not_referred',
    });
  });

  test('that recurs is one of the catalogue', () => {
    const names = crontab.split('\n').map((line) => line.split(' ')[5] ?? '');
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(jobs)).toContain(name);
  });
});

describe('jobs of a killed process', () => {
  const clients: pg.Client[] = [];
  const workers: RunningWorker[] = [];
  afterEach(async () => {
    // The clients first: what they hold is what a worker may be waiting for.
    await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(dropJobs);

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }
  /** A job that some pool took ten seconds ago. */
  async function takenBy(poolId: string): Promise<void> {
    await database.$executeRaw`select graphile_worker.add_job('clear-payloads', '{"version":1}')`;
    await database.$executeRaw`
      update graphile_worker._private_jobs set locked_by = ${poolId}, locked_at = now() - interval '10 seconds'
       where locked_by is null`;
  }
  const holders = async () =>
    (
      await database.$queryRaw<
        { holder: string | null }[]
      >`select locked_by as holder from graphile_worker.jobs order by id`
    ).map(({ holder }) => holder);

  test('are freed once its connection is gone, and those of a living one never', async () => {
    const [living, killed, watching] = [await connect(), await connect(), await connect()];
    await announcePool(living, 'pool-living');
    await announcePool(killed, 'pool-killed');
    await takenBy('pool-living');
    await takenBy('pool-killed');
    expect(await freeDeadPools(watching, 'pool-watching')).toBe(0);
    expect(await freeDeadPools(living, 'pool-living')).toBe(0);
    expect(await holders()).toEqual(['pool-living', 'pool-killed']);

    const { rows } = await killed.query<{ pid: number }>('select pg_backend_pid() as pid');
    await watching.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect.poll(() => freeDeadPools(living, 'pool-living')).toBe(1);
    expect(await holders()).toEqual(['pool-living', null]);
  });

  test('are not looked at in their first seconds, in which a new pool may still announce itself', async () => {
    await takenBy('pool-new');
    await database.$executeRaw`update graphile_worker._private_jobs set locked_at = now()`;
    expect(await freeDeadPools(await connect(), 'pool-watching')).toBe(0);
  });

  test('are done by a running worker, which leaves its own long ones alone', async () => {
    const blocker = await connect();
    await blocker.query('begin');
    await blocker.query('lock table webhook_delivery in access exclusive mode');
    await enqueue(database, 'clear-payloads', {});
    workers.push(await startWorker({ concurrency: 2 }));
    expect(await countLiveWorkers()).toBe(1);
    await expect.poll(holders, { timeout: 5000 }).toEqual([expect.stringMatching(/^pool-/)]);
    // As if it had been at it for ten seconds.
    await database.$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '10 seconds'`;

    // One that a dead process left, and that the lock does not stop.
    await enqueue(database, 'publish-program-text', { shopId: luma.id }, { runAt: new Date('2099-01-01') });
    await database.$executeRaw`
      update graphile_worker._private_jobs
         set locked_by = 'pool-killed', locked_at = now() - interval '10 seconds', run_at = now()
       where locked_by is null`;
    const isDone = async () => (await listJobs('publish-program-text')).length === 0;
    await vi.waitUntil(isDone, { timeout: 10_000, interval: 25 });
    expect(await listJobs('clear-payloads')).toMatchObject([{ attempts: 1 }]);
    expect(await holders()).toEqual([expect.stringMatching(/^pool-/)]);

    await blocker.query('rollback');
    await vi.waitUntil(async () => (await listJobs()).length === 0, { timeout: 10_000, interval: 25 });
  });

  test('a worker that is told to stop finishes what it has begun', async () => {
    const blocker = await connect();
    await blocker.query('begin');
    await blocker.query('lock table webhook_delivery in access exclusive mode');
    await enqueue(database, 'clear-payloads', {});
    const worker = await startWorker({ concurrency: 1 });
    workers.push(worker);
    await expect.poll(holders, { timeout: 5000 }).toEqual([expect.stringMatching(/^pool-/)]);
    workers.pop();
    const stopped = worker.stop();
    await blocker.query('rollback');
    await stopped;
    expect(await listJobs()).toEqual([]);
    expect(await countLiveWorkers()).toBe(0);
  });
});

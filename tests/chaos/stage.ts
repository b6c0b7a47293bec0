import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { readRegistration } from '../../sandbox/registration.ts';
import { startSandbox, type RunningSandbox } from '../../sandbox/start.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import { migrate } from '../../scripts/migrate.ts';
import { findFreePort } from '../../scripts/postgres.ts';
import { superviseApp, type Supervised } from '../../scripts/processes.ts';

export type Victim = 'web' | 'first worker' | 'second worker';

/** The built app as one web and two worker processes, in a database and a pretend Shopify of its own. */
export interface ChaosStage {
  sandbox: RunningSandbox;
  shop: Shop;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Ends a process as a crash would; it is started again. */
  kill(victim: Victim): Promise<void>;
  /** Lets time pass for Shopify and for the workers. Far jumps end the workers, whose crontab would catch up minute by minute. */
  moveClock(ms: number): Promise<void>;
  /** What both workers wrote so far, line by line. */
  workerLines(): string[];
  close(): Promise<void>;
}

const farMs = 15 * 60_000;

/** `serverUrl` is any database of the PostgreSQL to use; the app must have been built. */
export async function openChaosStage({
  serverUrl,
  folder,
  seed,
}: {
  serverUrl: string;
  /** For logs. */
  folder: string;
  seed: number;
}): Promise<ChaosStage> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const databaseUrl = await makeDatabase(serverUrl);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
    pool.on('error', () => undefined);
    closing.push(() => pool.end());

    const listensAt = `http://localhost:${await findFreePort()}`;
    const secret = randomBytes(16).toString('hex');
    const registration = readRegistration(process.cwd(), { SHOPIFY_API_SECRET: secret, APP_LISTENS_AT: listensAt });
    const sandbox = await startSandbox({ app: registration, port: 0, webhookSpeed: 1000, seed });
    closing.push(() => sandbox.close());
    const [shop] = Object.values(sandbox.sandbox.world.shops);
    if (shop === undefined) throw new Error('The sandbox has no shop.');

    const clockFile = path.join(folder, 'clock');
    const env = {
      ...sandbox.env,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      MAIL_FROM: 'Ricochet <referrals@ricochet.test>',
    };
    const movedClock = pathToFileURL(path.join(import.meta.dirname, 'moved-clock.mjs')).href;
    const workerEnv = { ...env, NODE_OPTIONS: `--import=${movedClock}`, CHAOS_CLOCK_FILE: clockFile };
    const start = (name: 'web' | 'worker', of: Record<string, string>): Supervised => {
      const app = superviseApp([name], { env: of, logFolder: folder });
      closing.push(() => app.stop());
      return app;
    };
    const processes: Record<Victim, Supervised> = {
      web: start('web', env),
      'first worker': start('worker', workerEnv),
      'second worker': start('worker', workerEnv),
    };
    const kill = (victim: Victim) => processes[victim].kill(victim === 'web' ? 'web' : 'worker');
    await Promise.all(Object.values(processes).map(({ ready }) => ready));

    let aheadMs = 0;
    return {
      sandbox,
      shop,
      query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
        (await pool.query<Row>(sql, values)).rows,
      kill,
      async moveClock(ms) {
        if (ms > farMs) await Promise.all([kill('first worker'), kill('second worker')]);
        aheadMs += ms;
        writeFileSync(clockFile, String(aheadMs));
        sandbox.advanceClock(ms);
      },
      workerLines: () => readFileSync(path.join(folder, 'worker.log'), 'utf8').split('\n'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeDatabase(serverUrl: string): Promise<string> {
  const name = `chaos_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

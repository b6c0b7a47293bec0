import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { readRegistration } from '../../sandbox/registration.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { migrate } from '../../scripts/migrate.ts';
import { findFreePort, startPostgres } from '../../scripts/postgres.ts';
import { superviseApp, type Supervised } from '../../scripts/processes.ts';
import type {} from './stage.ts';

const logFolder = path.resolve('test-results/logs');
const dataPrefix = 'ricochet-e2e-postgres-';

/**
 * Vitest's global setup of the `e2e` project: the built app as web and worker, a PostgreSQL and a pretend Shopify, all
 * of this run alone and on ports nobody used. On Ctrl-C too nothing stays: PostgreSQL hooks into our exit, and web and
 * worker end when they lose us.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  rmSync(logFolder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
  removeOldData();
  const dataFolder = mkdtempSync(path.join(tmpdir(), dataPrefix));
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }));

  try {
    const built = buildInAnotherProcess();
    // Waited for below; until then a failure must not count as nobody's.
    built.catch(() => undefined);
    const postgres = await startPostgres({ dataFolder, port: await findFreePort(), fast: true });
    closing.push(() => postgres.stop());
    await postgres.createDatabase('ricochet');
    const databaseUrl = postgres.url('ricochet');
    await migrate(databaseUrl);

    const listensAt = `http://localhost:${await findFreePort()}`;
    const apiSecret = randomBytes(16).toString('hex');
    const registration = readRegistration(process.cwd(), { SHOPIFY_API_SECRET: apiSecret, APP_LISTENS_AT: listensAt });
    // Four hours of retries in fifteen seconds, so that a webhook sent to a killed process comes again at once.
    const sandbox = await startSandbox({ app: registration, port: 0, webhookSpeed: 1000 });
    closing.push(() => sandbox.close());

    await built;
    const app = superviseApp(['web', 'worker'], {
      env: {
        ...sandbox.env,
        NODE_ENV: 'development',
        LOG_LEVEL: 'info',
        DATABASE_URL: databaseUrl,
        ENCRYPTION_KEY: randomBytes(32).toString('base64'),
        MAIL_FROM: 'Ricochet <referrals@ricochet.test>',
      },
      logFolder,
    });
    closing.push(() => app.stop());
    await app.ready;
    const killSwitch = await openKillSwitch(app);
    closing.push(() => killSwitch.close());

    project.provide('stage', {
      sandboxUrl: sandbox.urls.admin,
      storefronts: sandbox.urls.storefronts,
      appUrl: sandbox.urls.tunnel,
      killSwitchUrl: killSwitch.url,
      databaseUrl,
      apiKey: registration.clientId,
      apiSecret,
      logFolder,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/** A run that was broken off could not wait for its PostgreSQL, and left its folder. */
function removeOldData(): void {
  const anHourAgo = Date.now() - 60 * 60 * 1000;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(dataPrefix))) {
    const folder = path.join(tmpdir(), name);
    const usedAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? anHourAgo;
    if (usedAt < anHourAgo) rmSync(folder, { recursive: true, force: true });
  }
}

/** Vite behaves differently where Vitest's variables are set, so the build gets an environment without them. */
async function buildInAnotherProcess(): Promise<void> {
  const { VITEST, VITEST_MODE, TEST, DEV, PROD, MODE, SSR, BASE_URL, ...others } = process.env;
  const env = { ...others, NODE_ENV: 'production' as const };
  try {
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], { env, maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    throw new Error(`The app does not build.\n${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The specs run in processes of their own and reach ours over HTTP. */
async function openKillSwitch(app: Supervised): Promise<{ url: string; close(): void }> {
  const port = await findFreePort();
  const server = createServer((request, response) => {
    const name = request.url?.slice(1);
    if (request.method !== 'POST' || (name !== 'web' && name !== 'worker')) return void response.writeHead(404).end();
    app.kill(name).then(
      () => response.end('dead'),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

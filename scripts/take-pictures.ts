import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { readRegistration } from '../sandbox/registration.ts';
import { startSandbox, type RunningSandbox } from '../sandbox/start.ts';
import { Visitor } from '../sandbox/storefront/fixtures/visitor.ts';
import { buildApp } from './build.ts';
import { MerchantAdmin } from './demo/merchant-admin.ts';
import { playStory } from './demo/story.ts';
import { migrate } from './migrate.ts';
import { removePostgresData } from './postgres-home.ts';
import { findFreePort, startPostgres } from './postgres.ts';
import { superviseApp } from './processes.ts';

/**
 * `node scripts/take-pictures.ts`: plays a few days of a referral program through the sandbox and photographs it for the
 * README. Nothing in the pictures is drawn: what they show is what the running app answered.
 */
const folder = path.resolve('.data/pictures');
const target = path.resolve('docs/pictures/ricochet.png');
/** Pages of the admin, each a picture of its own beside the README's. */
const sizes = { desk: { width: 1180, height: 900 }, phone: { width: 390, height: 844 } };
const largestBytes = 300 * 1024;
/** A browser that names itself: whatever says Headless, or nothing, is taken for a robot. */
const desktop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

interface Friend {
  firstName: string;
  email: string;
  channel: string;
  /** How far they went. */
  until: 'visit' | 'claim' | 'order';
}

/** Grace has bought before, so her order is declined; everybody else is new to the shop. */
const friends: Friend[] = [
  { firstName: 'Faye', email: 'faye@example.com', channel: 'whatsapp', until: 'order' },
  { firstName: 'Noah', email: 'noah@example.com', channel: 'email', until: 'order' },
  { firstName: 'Iris', email: 'iris@example.com', channel: 'whatsapp', until: 'order' },
  { firstName: 'Omar', email: 'omar@example.com', channel: 'copy', until: 'order' },
  { firstName: 'Grace', email: 'grace@example.com', channel: 'email', until: 'order' },
  { firstName: 'Lena', email: 'lena@example.com', channel: 'whatsapp', until: 'claim' },
  { firstName: 'Tom', email: 'tom@example.com', channel: 'copy', until: 'claim' },
  { firstName: 'Wei', email: 'wei@example.com', channel: 'whatsapp', until: 'visit' },
  { firstName: 'Sara', email: 'sara@example.com', channel: 'email', until: 'visit' },
  { firstName: 'Jon', email: 'jon@example.com', channel: 'copy', until: 'visit' },
];

const closing: (() => Promise<void> | void)[] = [];
try {
  const { sandbox, shopDomain } = await startEverything();
  const storefront = sandbox.urls.storefronts[shopDomain] ?? '';
  const { inviteCode } = await playStory(
    {
      sandboxUrl: sandbox.urls.admin,
      storefrontUrl: storefront,
      shopDomain,
      advocateEmail: 'ada@example.com',
      friendEmail: 'finn@example.com',
      tell: (sentence) => console.log(sentence),
    },
    {},
    () => undefined,
  );
  for (const [index, friend] of friends.entries()) await visit(sandbox, shopDomain, inviteCode, friend, index);
  await sandbox.webhooks.idle(10_000);
  // The last rewards are still being issued when the webhooks have been answered.
  await wait(3000);

  const pages = await playMerchant(sandbox, shopDomain);

  const browser = await launch();
  closing.push(() => browser.close());
  const admin = await photographHome(browser, sandbox, shopDomain);
  const store = await photographShareBlock(browser, storefront);
  const picture = await compose(browser, admin, store);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, picture);
  for (const [name, page] of Object.entries(pages)) await photographPage(browser, sandbox, shopDomain, name, page);
  const { size } = statSync(target);
  console.log(`${path.relative(process.cwd(), target)}: ${Math.round(size / 1024)} KB`);
  if (size > largestBytes) throw new Error(`The picture is larger than ${largestBytes / 1024} KB.`);
} finally {
  for (const end of closing.splice(0).reverse()) await end();
}
process.exit(0);

async function startEverything(): Promise<{ sandbox: RunningSandbox; shopDomain: string }> {
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
  const [shopDomain = ''] = Object.keys(sandbox.urls.storefronts);
  return { sandbox, shopDomain };
}

/** One friend's way through the online store, as far as they go. */
async function visit(
  sandbox: RunningSandbox,
  shopDomain: string,
  invite: string,
  friend: Friend,
  index: number,
): Promise<void> {
  const visitor = new Visitor(sandbox.urls.storefronts[shopDomain] ?? '');
  const landing = await visitor.get(`/apps/ricochet/i/${invite}?via=${friend.channel}`, { 'user-agent': desktop });
  if (friend.until === 'visit') return;
  const visitId = required(/name="visit" value="([^"]+)"/.exec(landing.text)?.[1], 'a visit');
  const claimed = await visitor.post('/apps/ricochet/claim', { invite, visit: visitId });
  const code = required(/ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</.exec(claimed.text)?.[1], 'a friend code');
  if (friend.until === 'claim') return;

  const { products = [] } = sandbox.sandbox.world.shops[shopDomain] ?? {};
  const variantId = required(products[index % products.length]?.variants[0]?.id, 'a product');
  await visitor.get(`/discount/${code}`);
  await visitor.post('/cart/add', { id: variantId, quantity: '1' });
  const paid = await visitor.post('/checkout', {
    action: 'pay',
    payment: 'card',
    email: friend.email,
    first_name: friend.firstName,
    last_name: 'Example',
    address1: `${index + 1} Harbor Lane`,
    city: 'Portland',
    zip: '04101',
    country_code: 'US',
    discount_code: code,
  });
  if (!paid.url.startsWith('/orders/')) throw new Error(`${friend.firstName} could not pay (${paid.status}).`);
}

async function launch(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const source = isPackaged ? { executablePath: await findChromium() } : { channel: 'chrome' };
  // No sandbox: Chromium's own needs rights that containers and root do not give, and only our pages are opened.
  return await playwright.launch({ ...source, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

async function openPage(browser: Browser, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ userAgent: desktop, viewport: size, locale: 'en-US' });
  return await context.newPage();
}

/** The merchant's home inside the admin, with what the program brought. */
async function photographHome(browser: Browser, sandbox: RunningSandbox, shopDomain: string): Promise<Buffer> {
  const page = await openPage(browser, { width: 1180, height: 640 });
  const store = shopDomain.split('.')[0] ?? '';
  await page.goto(`${sandbox.urls.admin}/store/${store}/apps/${sandbox.sandbox.app.handle}/app`);
  const app = page.frameLocator('#app-frame');
  await app.getByText('Bring a friend').first().waitFor();
  await page.waitForLoadState('networkidle');
  return await page.screenshot();
}

/** One referral is taken back; answers the pages that are photographed, by name. */
async function playMerchant(sandbox: RunningSandbox, shopDomain: string): Promise<Record<string, string>> {
  const admin = new MerchantAdmin(sandbox.urls.admin, shopDomain);
  await admin.openApp();
  const { rows } = (await admin.load('/app/referrals', 'routes/app.referrals._index')) as {
    rows: { id: string; status: string }[];
  };
  const referral = `/app/referrals/${required(rows.find(({ status }) => status === 'rewarded')?.id, 'a rewarded referral')}`;
  const route = 'routes/app.referrals.$referralId';
  await admin.submit(referral, route, { intent: 'take_back' });
  // Shopify takes codes off in a job of its own, which is asked after.
  await wait(12_000);
  const { referral: shown } = (await admin.load(referral, route)) as { referral: { advocateId: string } };
  return { editor: '/app/programs/new', advocate: `/app/advocates/${shown.advocateId}`, referral };
}

/** A page of the admin at a desk and on a phone, in both languages. */
async function photographPage(
  browser: Browser,
  sandbox: RunningSandbox,
  shopDomain: string,
  name: string,
  address: string,
): Promise<void> {
  const home = `${sandbox.urls.admin}/store/${shopDomain.split('.')[0] ?? ''}/apps/${sandbox.sandbox.app.handle}`;
  for (const [size, viewport] of Object.entries(sizes))
    for (const locale of ['en', 'fr']) {
      const page = await openPage(browser, viewport);
      await page.goto(`${home}${address}?locale=${locale}`);
      await page.frameLocator('#app-frame').getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const picture = `${name}-${size}-${locale}.png`;
      await page.screenshot({ path: path.join(path.dirname(target), picture) });
      await page.context().close();
    }
}

/** The share block on a product page, as the advocate sees it. */
async function photographShareBlock(browser: Browser, storefront: string): Promise<Buffer> {
  const page = await openPage(browser, { width: 460, height: 640 });
  await page.goto(`${storefront}/account/login`);
  await page.getByRole('button', { name: 'ada@example.com' }).click();
  await page.goto(storefront);
  const product = required(await page.locator('a[href*="/products/"]').first().getAttribute('href'), 'a product page');
  await page.goto(new URL(product, storefront).href);
  const block = page.locator('ricochet-share').first();
  await block.waitFor();
  await block.evaluate((element) =>
    window.scrollTo(0, element.getBoundingClientRect().bottom - window.innerHeight + 24),
  );
  await page.waitForLoadState('networkidle');
  return await page.screenshot();
}

/** Both side by side on one sheet. */
async function compose(browser: Browser, admin: Buffer, store: Buffer): Promise<Buffer> {
  const page = await openPage(browser, { width: 1732, height: 706 });
  const source = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`;
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 32px; display: flex; gap: 24px; background: #e9e6df; }
    img { display: block; border-radius: 12px; border: 1px solid #cfcabf; }
  </style><img src="${source(admin)}"><img src="${source(store)}">`);
  return await page.screenshot();
}

function required<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`The page does not show ${what}.`);
  return value;
}

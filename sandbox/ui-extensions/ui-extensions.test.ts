import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { orderToken } from '../orders/order-body.ts';
import { placeOrder } from '../orders/place-order.ts';
import { openStores, type Stores } from '../storefront/fixtures/stores.ts';
import { TEST_CLIENT_ID, TEST_SECRET } from '../testing/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { mintBuyerToken } from './buyer-token.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let stores: Stores;
let claims: Record<string, unknown>[];
const problems: string[] = [];

beforeAll(async () => {
  browser = await playwright.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}, 60_000);
afterAll(() => browser.close());

beforeEach(async () => {
  claims = [];
  const themeExtension = fileURLToPath(new URL('fixtures/extensions/theme', import.meta.url));
  stores = await openStores(
    (request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'Authorization');
      if (request.method === 'OPTIONS') return void response.writeHead(204).end();
      claims.push(read(request.headers.authorization?.replace('Bearer ', '') ?? ''));
      response.end('the app answers');
    },
    { themeExtension },
  );
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  problems.length = 0;
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(async () => {
  await context.close();
  stores.close();
  expect(problems).toEqual([]);
});

function read(token: string): Record<string, unknown> {
  const [header = '', body = '', signature] = token.split('.');
  expect(createHmac('sha256', TEST_SECRET).update(`${header}.${body}`).digest('base64url')).toBe(signature);
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}
const urlOf = (shop: Shop) => stores.sandbox.urls.storefronts[shop.domain] ?? '';
const card = () => page.frameLocator('iframe');
async function signIn(shop: Shop, email: string): Promise<void> {
  await page.goto(`${urlOf(shop)}/account/login`);
  await page.locator('main input[type="email"]').fill(email);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/account$/);
}
function order(shop: Shop, email: string): Order {
  const customerId = shop.customers.find((each) => each.email === email)?.id ?? null;
  const variantId = shop.products[0]?.variants[0]?.id ?? '';
  return placeOrder(stores.sandbox, shop, { lines: [{ variantId, quantity: 1 }], email, customerId });
}

it('an extension on the thank-you page speaks the store’s language and knows the shop', async () => {
  const { rive } = stores.sandbox;
  await page.goto(`${urlOf(rive)}/orders/${orderToken(order(rive, 'adele@example.fr'))}`);
  await card().getByRole('heading', { name: 'purchase.thank-you.block.render' }).waitFor();
  await card().getByText('Bonjour <b>Ada</b>').waitFor();
  // What has no words shows its key.
  await card().getByText('1 pièce 2 pièces nothing').waitFor();
  await card().getByText(rive.domain).waitFor();
  expect(await page.locator('iframe').getAttribute('title')).toBe('Une carte');
});

it('a token names the customer only who is signed in', async () => {
  const { luma } = stores.sandbox;
  const { id, email } = luma.customers[0] ?? { id: '', email: '' };
  const bought = order(luma, email);
  await page.goto(`${urlOf(luma)}/orders/${orderToken(bought)}`);
  await card().getByText('the app answers').waitFor();
  await signIn(luma, email);
  await page.goto(`${urlOf(luma)}/orders/${orderToken(bought)}`);
  await card().getByText('the app answers').waitFor();
  expect(claims.map(({ sub }) => sub)).toEqual([undefined, `gid://shopify/Customer/${id}`]);
  expect(claims[1]).toMatchObject({ dest: luma.domain, aud: TEST_CLIENT_ID });
  expect(Number(claims[1]?.['exp']) - Number(claims[1]?.['nbf'])).toBe(300);
});

it('components do with the keyboard what Shopify’s do', async () => {
  const { luma } = stores.sandbox;
  await page.goto(`${urlOf(luma)}/orders/${orderToken(order(luma, 'ada@example.com'))}`);
  await card().getByText('the app answers').waitFor();
  const link = card().getByRole('link', { name: 'A link' });
  expect([await link.getAttribute('href'), await link.getAttribute('target')]).toEqual([
    'https://elsewhere.example/',
    '_blank',
  ]);
  expect(await card().getByRole('link', { name: 'A mail' }).getAttribute('target')).toBeNull();
  await card().getByRole('button', { name: 'Copy it' }).focus();
  await page.keyboard.press('Space');
  await card().getByText('it was copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('copied text');
  const busy = card().getByRole('button', { name: 'Busy' });
  expect([await busy.isDisabled(), await busy.getAttribute('aria-busy')]).toEqual([true, 'true']);
  await busy.click({ force: true });
  expect(await card().getByText('never said').count()).toBe(0);
});

it('a frame reaches nothing of the store’s, and nothing at all without the right to', async () => {
  const { luma } = stores.sandbox;
  await signIn(luma, 'ada@example.com');
  await page.goto(`${urlOf(luma)}/account/pages/fixture-page`);
  await card().getByText('the app was not reached').waitFor();
  await card().getByText('no shop').waitFor();
  expect(claims).toEqual([]);
  const frame = page.frames().find((each) => each.url().includes('/ui-extensions/frame'));
  expect(await frame?.evaluate(() => self.origin)).toBe('null');
  expect(
    await frame?.evaluate(() => {
      try {
        return document.cookie;
      } catch {
        return 'refused';
      }
    }),
  ).toBe('refused');
});

it('what an extension keeps is there at the next look, until it is deleted, and is its own', async () => {
  const { luma } = stores.sandbox;
  await signIn(luma, 'ada@example.com');
  const bought = order(luma, 'ada@example.com');
  for (const looks of [0, 1, 2, 0]) {
    await page.goto(`${urlOf(luma)}/orders/${orderToken(bought)}`);
    await card().getByText(`looks before: ${looks}`).waitFor();
  }
  await page.goto(`${urlOf(luma)}/account/pages/fixture-page`);
  await card().getByText('looks before: 0').waitFor();
});

it('an order is shown to whoever placed it, and the account leads to the app’s page', async () => {
  const { luma } = stores.sandbox;
  const mine = order(luma, 'ada@example.com');
  const theirs = order(luma, 'finn@example.com');
  await page.goto(`${urlOf(luma)}/account/orders/${mine.id}`);
  expect(page.url()).toContain('/account/login');
  await signIn(luma, 'ada@example.com');
  await page.getByRole('link', { name: mine.name }).click();
  await card().getByText('the app answers').waitFor();
  expect((await page.goto(`${urlOf(luma)}/account/orders/${theirs.id}`))?.status()).toBe(404);
  await page.goto(`${urlOf(luma)}/account`);
  await page.getByRole('link', { name: 'A page' }).click();
  await card().getByRole('heading', { name: 'customer-account.page.render' }).waitFor();
  expect((await page.goto(`${urlOf(luma)}/account/pages/fixture-card`))?.status()).toBe(404);
});

it('a frame is as tall as what is in it', async () => {
  const { luma } = stores.sandbox;
  await page.goto(`${urlOf(luma)}/orders/${orderToken(order(luma, 'ada@example.com'))}`);
  await card().getByText('the app answers').waitFor();
  await expect
    .poll(async () => {
      const frame = page.frames().find((each) => each.url().includes('/ui-extensions/frame'));
      const inside = await frame?.evaluate(() => document.documentElement.scrollHeight);
      return (await page.locator('iframe').boundingBox())?.height === inside;
    })
    .toBe(true);
});

it('a token of a shop with a new secret is signed with the new one', () => {
  stores.sandbox.app.secrets = ['newer', TEST_SECRET];
  const [header, body, signature] = mintBuyerToken(stores.sandbox, stores.sandbox.luma, null).split('.');
  expect(createHmac('sha256', 'newer').update(`${header}.${body}`).digest('base64url')).toBe(signature);
});

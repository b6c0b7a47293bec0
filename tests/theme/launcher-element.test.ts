import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { appBehindProxy, type AppBehindProxy } from './app-behind-proxy.ts';
import { openStorefrontWithBlocks, productPage, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

let browser: Browser;
let app: AppBehindProxy;
let storefront: StorefrontWithBlocks;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = appBehindProxy();
  storefront = await openStorefrontWithBlocks(app.listener);
  storefront.publish(storefront.sandbox.luma, {});
  storefront.place(storefront.sandbox.luma, { block: 'launcher' });
});
afterEach(() => storefront.close());

async function open(path = productPage(storefront.sandbox.luma), options: BrowserContextOptions = {}): Promise<Page> {
  const { luma } = storefront.sandbox;
  const origin = storefront.sandbox.urls.storefronts[luma.domain] ?? '';
  const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const form = { 'customer[email]': luma.customers[0]?.email ?? '' };
  await page.context().request.post(`${origin}/account/login`, { form, maxRedirects: 0 });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  return page;
}

const launcher = (page: Page) => page.getByRole('link', { name: 'Invite a friend' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Give 20% off, get $10.00 off' });

test('it opens by keyboard, holds the focus, closes with Escape and gives the focus back', async () => {
  const page = await open();
  await launcher(page).focus();
  await page.keyboard.press('Enter');
  await panel(page).waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'hidden' });
  expect(await launcher(page).evaluate((element) => element === document.activeElement)).toBe(true);
});

test('it closes by its button and by a press beside it', async () => {
  const page = await open();
  await launcher(page).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await panel(page).waitFor({ state: 'hidden' });
  await launcher(page).click();
  await panel(page).waitFor();
  await page.mouse.click(20, 20);
  await panel(page).waitFor({ state: 'hidden' });
});

test('the panel’s style and script are fetched when it is opened for the first time', async () => {
  const page = await open();
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  for (let press = 0; press < 2; press += 1) {
    await launcher(page).click();
    await panel(page).waitFor();
    await page.keyboard.press('Escape');
  }
  expect(files.sort()).toEqual(['share.css', 'share.js']);
  expect(app.requests).toEqual([]);
});

test('what is shared from it names the product of the page and counts for the launcher', async () => {
  const page = await open();
  await launcher(page).click();
  const whatsapp = panel(page).getByRole('link', { name: 'WhatsApp' });
  expect(new URL((await whatsapp.getAttribute('href')) ?? '').searchParams.get('text')).toContain('Cedar & Fig Candle');
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => app.beacons()).toMatchObject([{ channel: 'copy', surface: 'launcher' }]);
});

test('beside a share block on the same page both work', async () => {
  storefront.place(storefront.sandbox.luma, { block: 'share' }, { block: 'launcher' });
  const page = await open();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await launcher(page).click();
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await page.keyboard.press('Escape');
  await page.locator('main').getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => app.beacons().map(({ surface }) => surface)).toEqual(['launcher', 'block']);
  expect(errors).toEqual([]);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('without scripts it is a link to the page with the invite', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await launcher(page).click();
  await page.waitForURL('**/apps/ricochet/invite?locale=en');
});

test('it keeps away from the cart, from the app’s own pages, and from shops without a program', async () => {
  const { luma } = storefront.sandbox;
  const visitor = storefront.visit(luma);
  const isThere = async (path: string) => (await visitor.get(path)).text.includes('<ricochet-launcher');
  expect(await isThere('/')).toBe(true);
  expect(await isThere('/cart')).toBe(false);
  storefront.place(luma, { block: 'launcher', settings: { hide_on_cart: false } });
  expect(await isThere('/cart')).toBe(true);
  storefront.publish(luma, { program: { active: false } });
  expect(await isThere('/')).toBe(false);
});

test('it stands where the merchant wants it, in the order of the page’s language', async () => {
  const { luma } = storefront.sandbox;
  const places: Record<string, number> = {};
  for (const position of ['start', 'end']) {
    storefront.place(luma, { block: 'launcher', settings: { position, offset: 96 } });
    const page = await open();
    const box = await launcher(page).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(900 - 96);
    places[position] = Math.round(box?.x ?? -1);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const mirrored = await launcher(page).boundingBox();
    expect(Math.round((mirrored?.x ?? 0) + (mirrored?.width ?? 0) + (box?.x ?? 0))).toBe(1280);
  }
  expect(places['start']).toBe(16);
  expect(places['end']).toBeGreaterThan(900);
});

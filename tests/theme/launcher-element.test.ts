import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { appBehindProxy, type AppBehindProxy } from './app-behind-proxy.ts';
import { openStorefrontWithBlocks, productPage, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

vi.setConfig({ testTimeout: 30_000 });

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

const launcher = (page: Page) => page.getByRole('button', { name: 'Invite a friend' });
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

test('pressing inside the panel, or dragging out of its link, leaves it open', async () => {
  const page = await open();
  await launcher(page).click();
  const box = await panel(page).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 6, (box?.y ?? 0) + 60);
  expect(await panel(page).isVisible()).toBe(true);
  const field = await panel(page).getByLabel('Your personal link').boundingBox();
  await page.mouse.move((field?.x ?? 0) + 40, (field?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move(20, 20);
  await page.mouse.up();
  expect(await panel(page).isVisible()).toBe(true);
});

test('the Close button stays in sight on a small screen, and nothing sticks out', async () => {
  for (const viewport of [
    { width: 640, height: 360 },
    { width: 320, height: 568 },
  ]) {
    const page = await open(undefined, { viewport });
    await launcher(page).click();
    await panel(page).evaluate((dialog) => dialog.scrollTo(0, 9999));
    const top = (await panel(page).boundingBox())?.y ?? 999;
    const close = await panel(page).getByRole('button', { name: 'Close' }).boundingBox();
    expect(close?.y).toBeGreaterThanOrEqual(top);
    expect(close?.y).toBeLessThan(top + 30);
    expect(await panel(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  }
});

test('it says that it opens a dialog, and the space bar presses it', async () => {
  const page = await open();
  expect(await launcher(page).getAttribute('aria-haspopup')).toBe('dialog');
  await launcher(page).focus();
  await page.keyboard.press('Space');
  await panel(page).waitFor();
});

test('it is as large in a theme whose root letters are small', async () => {
  const page = await open();
  await launcher(page).click();
  const before = await panel(page).boundingBox();
  await page.addStyleTag({ content: 'html { font-size: 62.5% } body { font-size: 1.6rem }' });
  expect((await panel(page).boundingBox())?.width).toBe(before?.width);
});

test('links that only phones have are hidden before the panel’s style is there', async () => {
  const page = await open();
  await page.route('**/share.css*', (route) => route.abort());
  await launcher(page).click();
  await panel(page).waitFor();
  const names = await panel(page).locator('a[data-channel]:visible').allInnerTexts();
  expect(names.map((name) => name.trim())).toEqual(['WhatsApp', 'E-mail']);
});

test('the panel’s style and script are fetched once, when somebody is about to open it', async () => {
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
  await page.locator('main').getByRole('button', { name: 'Copy link' }).click();
  // It would cover the block while that is near the foot of the window.
  await page.locator('main .ricochet-share').evaluate((block) => block.scrollIntoView({ block: 'end' }));
  await launcher(page).waitFor({ state: 'hidden' });
  await page.evaluate(() => document.body.style.setProperty('padding-bottom', '200vh'));
  await page.locator('main .ricochet-share').evaluate((block) => block.scrollIntoView({ block: 'start' }));
  await page.evaluate(() => scrollBy(0, 400));
  await launcher(page).click();
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => app.beacons().map(({ surface }) => surface)).toEqual(['block', 'launcher']);
  expect(errors).toEqual([]);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('without scripts it is a link to the page with the invite', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Invite a friend' }).click();
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

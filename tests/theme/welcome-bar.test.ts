import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { discountOf, percentOff } from '../../sandbox/discounts/fixtures.ts';
import type { ThemeBlock } from '../../sandbox/world/types.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { appBehindProxy, type AppBehindProxy } from './app-behind-proxy.ts';
import { openStorefrontWithBlocks, productPage, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

const CODE = 'HI-7KQ2M4XW9RTZ';

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
  placeBar();
});
afterEach(() => storefront.close());

function placeBar(settings: ThemeBlock['settings'] = {}): void {
  const { luma } = storefront.sandbox;
  luma.themeBlocks = [{ block: 'welcome-bar', target: 'body', template: 'index', settings, active: true }];
}

const origin = () => storefront.sandbox.urls.storefronts[storefront.sandbox.luma.domain] ?? '';
const bar = (page: Page) => page.locator('ricochet-welcome');
const close = (page: Page) => bar(page).getByRole('button', { name: 'Close' });

/** Presses a key with the focus on the button; the bar may be gone before the key is up again. */
async function pressOn(page: Page, key: string): Promise<void> {
  await close(page).focus();
  await page.keyboard.press(key);
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, options);
  await page.goto(origin() + path, { waitUntil: 'networkidle' });
  return page;
}

/** The bar as the server wrote it, for a visitor whose cart carries what a claim leaves there. */
async function written(cart: { mark?: string; code?: string; isFilled?: boolean }, path = '/'): Promise<string | null> {
  const { luma } = storefront.sandbox;
  const visitor = storefront.visit(luma);
  if (cart.mark !== undefined) await visitor.postJson('/cart/update.js', { attributes: { _ricochet: cart.mark } });
  if (cart.isFilled) await visitor.post('/cart/add', { id: luma.products[0]?.variants[0]?.id ?? '' });
  if (cart.code !== undefined) await visitor.get(`/discount/${cart.code}`);
  const { text } = await visitor.get(path);
  return /<ricochet-welcome[^]*?<\/ricochet-welcome>/.exec(text)?.[0] ?? null;
}

const isHidden = /^<ricochet-welcome[^>]*\shidden\s/;
const textOf = (html: string | null) => /<p[^>]*>([^]*?)<\/p>/.exec(html ?? '')?.[1];

/** A discount of the shop with a friend's code. */
function sellFor(code: string): void {
  storefront.sandbox.luma.discounts.push(discountOf(code, percentOff(0.2)));
}

describe('a friend who comes with ?ref=', () => {
  test('is led to the invite, with its channel and in their language, and the app is asked for nothing', async () => {
    const page = await open(`/fr${productPage(storefront.sandbox.luma)}?ref=ada-k7q&via=whatsapp`);
    expect(await bar(page).locator('p').textContent()).toBe(
      'Un proche vous invite\u202f: vous recevez 20 % de réduction.',
    );
    expect(await bar(page).locator('a').getAttribute('href')).toBe(
      '/fr/apps/ricochet/i/ADA-K7Q?locale=fr&via=whatsapp',
    );
    expect(app.requests).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test.each([
    ['/', 'nobody was named'],
    ['/?ref=', 'nothing was named'],
    ['/?ref=%22%3E%3Cscript%3E', 'no code can look like that'],
  ])('sees no bar at %s: %s', async (path) => {
    expect(await bar(await open(path)).isVisible()).toBe(false);
  });

  test('is not invited by themselves', async () => {
    const page = await openPage(browser);
    const form = { 'customer[email]': storefront.sandbox.luma.customers[0]?.email ?? '' };
    await page.context().request.post(`${origin()}/account/login`, { form, maxRedirects: 0 });
    await page.goto(`${origin()}/?ref=ADA-K7Q`, { waitUntil: 'networkidle' });
    expect(await bar(page).isVisible()).toBe(false);
  });

  test('reads the merchant’s own words, as words only', async () => {
    placeBar({ text: 'Hello <b>friend</b> of {{ shop.name }}', position: 'top' });
    const page = await open('/?ref=ADA-K7Q');
    expect(await bar(page).locator('p').textContent()).toBe('Hello <b>friend</b> of {{ shop.name }}');
    await bar(page).waitFor();
    expect((await bar(page).boundingBox())?.y).toBeLessThan(40);
  });

  test('is invited to the shop where the program gives friends nothing', async () => {
    storefront.publish(storefront.sandbox.luma, {
      program: { texts: { en: { friend: null, advocate: '$5', minimum: null } } },
    });
    const page = await open('/?ref=ADA-K7Q');
    expect(await bar(page).locator('p').textContent()).toBe('A friend invited you to Luma Goods.');
  });
});

describe('a friend who has claimed', () => {
  test('reads that their gift waits until something is in the cart', async () => {
    const html = await written({ mark: 'cl_01.abc' });
    expect(textOf(html)).toBe('Your friend’s gift is waiting for you. Fill your cart to use it.');
    expect(html).toContain('href="/collections/all"');
    expect(html).not.toMatch(isHidden);
  });

  test('reads that it counts once their code takes something off', async () => {
    sellFor(CODE);
    const html = await written({ code: CODE.toLowerCase(), isFilled: true });
    expect(textOf(html)).toBe('Your invitation counts: $4.80 off your cart.');
    expect(html).toContain('href="/cart"');
    expect(await written({ code: CODE, isFilled: true }, '/cart')).not.toContain('href=');
  });

  test('is shown the way to their code where nothing is taken off', async () => {
    const html = await written({ mark: 'cl_01.abc', isFilled: true }, '/cart');
    expect(textOf(html)).toBe('Your friend’s gift is still waiting for you.');
    const page = await openPage(browser);
    const { luma } = storefront.sandbox;
    await page
      .context()
      .request.post(`${origin()}/cart/update.js`, { data: { attributes: { _ricochet: 'cl_01.abc' } } });
    await page
      .context()
      .request.post(`${origin()}/cart/add`, { form: { id: luma.products[0]?.variants[0]?.id ?? '' } });
    await page.goto(`${origin()}/de/cart`);
    await bar(page).getByRole('button', { name: 'Meinen Code anzeigen' }).click();
    await page.waitForURL('**/de/apps/ricochet/claim?locale=de');
    expect(app.requests.map(({ method, path, body }) => [method, path, body.get('mark')])).toEqual([
      ['POST', '/claim', 'cl_01.abc'],
    ]);
  });

  test('is promised nothing that the program gives now, whatever it is', async () => {
    const texts = { en: { friend: '77% off', advocate: null, minimum: '$777.00' } };
    storefront.publish(storefront.sandbox.luma, { program: { texts } });
    sellFor(CODE);
    for (const cart of [{ mark: 'cl_01.a' }, { mark: 'cl_01.a', isFilled: true }, { code: CODE, isFilled: true }])
      expect(await written(cart)).not.toContain('77');
  });

  test('a code of somebody else’s and an invite that was only opened say nothing', async () => {
    sellFor('SUMMER-SALE-2026');
    expect(await written({ code: 'SUMMER-SALE-2026', isFilled: true })).toMatch(isHidden);
    expect(await written({ mark: 'vi_01.abc' })).toMatch(isHidden);
  });
});

test('the bar is on no page of ours, and on no page while no program runs', async () => {
  expect(await written({ mark: 'cl_01.abc' }, '/')).not.toBeNull();
  app.answers.set('/i/ADA-K7Q', {});
  expect(await written({ mark: 'cl_01.abc' }, '/apps/ricochet/i/ADA-K7Q')).toBeNull();
  storefront.publish(storefront.sandbox.luma, { program: { active: false } });
  expect(await written({ mark: 'cl_01.abc' })).toBeNull();
});

describe('closing', () => {
  test.each([
    ['a press', (page: Page) => close(page).click()],
    ['the Escape key', (page: Page) => pressOn(page, 'Escape')],
    ['Enter on the button', (page: Page) => pressOn(page, 'Enter')],
  ])('%s closes it, and with consent it stays closed for the visit', async (_how, act) => {
    const page = await open('/?ref=ADA-K7Q');
    await act(page);
    await bar(page).waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(1);
    await page.goto(`${origin()}/cart?ref=ADA-K7Q`, { waitUntil: 'networkidle' });
    expect(await bar(page).isVisible()).toBe(false);
  });

  test('what was closed for one friend’s invite is shown for another’s', async () => {
    const page = await open('/?ref=ADA-K7Q');
    await close(page).click();
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(1);
    await page.goto(`${origin()}/?ref=BEA-222`, { waitUntil: 'networkidle' });
    expect(await bar(page).isVisible()).toBe(true);
  });

  test('without consent it is closed for this page, and nothing is kept', async () => {
    storefront.sandbox.luma.hasCookieBanner = true;
    const page = await open('/?ref=ADA-K7Q');
    await page.getByRole('button', { name: 'Refuse' }).click();
    await close(page).click();
    await page.waitForFunction('Shopify.customerPrivacy');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await bar(page).waitFor();
  });

  test('a browser that keeps nothing still shows and closes it', async () => {
    const page = await openPage(browser);
    await page.addInitScript(() =>
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('Denied', 'SecurityError');
        },
      }),
    );
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${origin()}/?ref=ADA-K7Q`, { waitUntil: 'networkidle' });
    await close(page).click();
    await bar(page).waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
  });
});

describe('on the page', () => {
  test('nothing moves when it appears', async () => {
    const page = await open('/?ref=ADA-K7Q');
    await bar(page).waitFor();
    const shift = await page.evaluate(`new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    })`);
    expect(shift).toBe(0);
  });

  test('its script may be loaded twice', async () => {
    const page = await open('/?ref=ADA-K7Q');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const source = await page.locator('script[src*="welcome-bar.js"]').getAttribute('src');
    await page.addScriptTag({ url: `${source}?again` });
    expect(errors).toEqual([]);
  });

  test('large letters on a small phone leave most of it to the page', async () => {
    placeBar({ text: 'Your friend Ada would like you to have something lovely from our shop. '.repeat(4) });
    const page = await open('/?ref=ADA-K7Q', { viewport: { width: 320, height: 640 } });
    await page.addStyleTag({ content: '.ricochet-welcome { font-size: 32px !important }' });
    expect((await bar(page).boundingBox())?.height).toBeLessThanOrEqual(640 * 0.4 + 2);
    await bar(page).locator('a').focus();
    const [link, around] = [await bar(page).locator('a').boundingBox(), await bar(page).boundingBox()];
    expect(link?.y).toBeGreaterThanOrEqual(around?.y ?? 999);
    expect((await close(page).boundingBox())?.y).toBeLessThan((around?.y ?? 0) + 40);
  });

  test('the launcher stands above it, however long its label', async () => {
    storefront.sandbox.luma.themeBlocks.push({
      block: 'launcher',
      target: 'body',
      template: 'index',
      settings: { label: 'Share the love with everybody you like and more' },
      active: true,
    });
    const page = await open('/?ref=ADA-K7Q');
    const launcher = await page.locator('.ricochet-launcher__button').boundingBox();
    const below = await bar(page).boundingBox();
    expect((launcher?.y ?? 999) + (launcher?.height ?? 999)).toBeLessThanOrEqual(below?.y ?? 0);
    await close(page).click();
    await expect
      .poll(async () => {
        const box = await page.locator('.ricochet-launcher__button').boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
      })
      .toBe(900 - 16);
  });

  test('it fits a narrow phone, in every direction of reading', async () => {
    for (const path of ['/?ref=ADA-K7Q', '/ar?ref=ADA-K7Q']) {
      const page = await open(path, { viewport: { width: 320, height: 640 } });
      await bar(page).waitFor();
      const box = await bar(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect((await close(page).boundingBox())?.width).toBeGreaterThanOrEqual(44);
    }
  });

  test('without scripts whoever claimed reads it, and sees no button that does nothing', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false });
    await page.context().request.post(`${origin()}/cart/update.js`, { data: { attributes: { _ricochet: 'cl_1.a' } } });
    await page.goto(origin());
    expect(await bar(page).isVisible()).toBe(true);
    expect(await bar(page).locator('button').isVisible()).toBe(false);
  });

  test('the theme editor shows it, so that it can be styled', async () => {
    await bar(await open('/?design_mode=1')).waitFor();
  });
});

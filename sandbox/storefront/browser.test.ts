import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import type { Shop } from '../world/types.ts';
import { openStores, type Stores } from './fixtures/stores.ts';

vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;
let stores: Stores;
let page: Page;
let problems: string[];
let luma: Shop;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  stores = await openStores();
  luma = stores.sandbox.luma;
  page = await browser.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
});
afterEach(async () => {
  await page.close();
  stores.close();
  expect(problems).toEqual([]);
});

const open = (path: string) => page.goto(`${stores.sandbox.urls.storefronts[luma.domain] ?? ''}${path}`);

/** What Shopify's interface says is allowed, and what was said, once it is loaded. */
const consent = () =>
  page.evaluate(`new Promise((done) => Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
    const { customerPrivacy: privacy } = Shopify;
    done(error ? String(error) : {
      allowed: [privacy.analyticsProcessingAllowed(), privacy.marketingAllowed(), privacy.preferencesProcessingAllowed(), privacy.saleOfDataAllowed()],
      said: privacy.currentVisitorConsent().analytics,
      banner: privacy.shouldShowBanner(),
    });
  }))`);

describe('consent', () => {
  it('is not asked for in a shop without the banner, and everything is allowed', async () => {
    await open('/');
    expect(await page.evaluate('typeof Shopify.customerPrivacy')).toBe('undefined');
    expect(await consent()).toEqual({ allowed: [true, true, true, true], said: '', banner: false });
    expect(await page.locator('#cookie-banner').count()).toBe(0);
  });

  it.each([
    ['Accept', true],
    ['Refuse', false],
  ])('%s is heard by every script, kept, and not asked for again', async (label, isAllowed) => {
    luma.hasCookieBanner = true;
    await open('/');
    const banner = page.locator('#cookie-banner');
    await banner.waitFor();
    expect(await consent()).toEqual({ allowed: [false, false, false, true], said: '', banner: true });
    const heard = page.evaluate(
      `new Promise((done) => document.addEventListener('visitorConsentCollected', ({ detail }) => done(detail)))`,
    );
    await banner.getByRole('button', { name: label }).click();
    expect(await heard).toEqual({
      analyticsAllowed: isAllowed,
      marketingAllowed: isAllowed,
      firstPartyMarketingAllowed: isAllowed,
      thirdPartyMarketingAllowed: isAllowed,
      preferencesAllowed: isAllowed,
      saleOfDataAllowed: isAllowed,
    });
    await banner.waitFor({ state: 'hidden' });
    await open('/fr/cart');
    const said = isAllowed ? 'yes' : 'no';
    expect(await consent()).toMatchObject({ allowed: Array(4).fill(isAllowed), said, banner: false });
    expect(await page.locator('#cookie-banner').isVisible()).toBe(false);
  });

  it('that cannot be loaded is told to whoever waits for it, and can be tried again', async () => {
    await page.route('**/consent-tracking-api.js', (route) => route.abort(), { times: 1 });
    await open('/');
    expect(await consent()).toBe('Error: The feature could not be loaded');
    expect(await consent()).toMatchObject({ allowed: [true, true, true, true] });
  });
});

describe('the theme editor', () => {
  it('puts a block into a page that is already there, with its files, and says so', async () => {
    luma.themeBlocks = [];
    await open(`/products/${luma.products[0]?.handle ?? ''}?design_mode=1`);
    await page.evaluate(`(window.heard = [], ['section:load', 'section:unload', 'block:select'].forEach((name) =>
      document.addEventListener('shopify:' + name, ({ type, detail, target }) => heard.push([type, detail.sectionId ?? target.localName]))))`);
    luma.themeBlocks = [{ block: 'card', target: 'section', template: 'product', settings: {}, active: true }];
    await page.evaluate(`Shopify.sandboxEditor.loadSection('template--product__apps')`);
    await page.waitForFunction(`customElements.get('fixture-card')`);
    expect(await page.locator('fixture-card').count()).toBe(1);
    await page.evaluate(`Shopify.sandboxEditor.loadSection('template--product__apps')`);
    await page.evaluate(`Shopify.sandboxEditor.select(document.querySelector('fixture-card'))`);
    expect(await page.locator('fixture-card').count()).toBe(1);
    expect(await page.locator('script[src*="card.js"]').count()).toBe(1);
    expect(await page.evaluate('heard')).toEqual([
      ['shopify:section:unload', 'template--product__apps'],
      ['shopify:section:load', 'template--product__apps'],
      ['shopify:section:unload', 'template--product__apps'],
      ['shopify:section:load', 'template--product__apps'],
      ['shopify:block:select', 'fixture-card'],
    ]);
  });
});

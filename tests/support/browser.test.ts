import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()), 60_000);
afterAll(() => browser.close());

test('the browser does not say that it is headless, which Shopify answers with 410', async () => {
  const page = await openPage(browser);
  expect(await page.evaluate(() => navigator.userAgent)).not.toMatch(/headless/i);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dashboardStyle } from '#app/storefront/assets/dashboard-style.ts';
import { style } from '#app/storefront/assets/page-style.ts';
import { pageScript } from '#app/storefront/page-files.ts';
import { launchBrowser, openPage } from '../support/browser.ts';

vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

/** A page of ours with our script and style, in a shop that answers no claim; and what was sent there. */
async function open(content: string, before?: () => void): Promise<{ page: Page; sent: string[] }> {
  const sent: string[] = [];
  const page = await openPage(browser);
  if (before) await page.addInitScript(before);
  await page.route('https://shop.test/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (route.request().method() === 'POST') sent.push(path);
    // The page stays, as after the browser’s Stop.
    if (path === '/claim') return await route.fulfill({ status: 204 });
    const html = `<style>${style}${dashboardStyle}</style><main class="ricochet-page">${content}</main>
      <script type="module">${pageScript.text}</script>`;
    await route.fulfill(path === '/cart.js' ? { json: { attributes: {} } } : { contentType: 'text/html', body: html });
  });
  await page.goto('https://shop.test/');
  return { page, sent };
}

test('after the browser’s Stop the claim button works again', async () => {
  const { page, sent } = await open(
    '<form method="post" action="/claim" data-claim="" data-visit-mark="vi_1.a"><input type="hidden" name="mark"><button type="submit">Claim</button></form>',
  );
  const button = page.getByRole('button');
  const press = () => button.evaluate((element: HTMLButtonElement) => element.click());
  await press();
  await press();
  expect(await button.getAttribute('aria-busy')).toBe('true');
  await expect.poll(() => sent).toEqual(['/claim']);
  await expect.poll(() => button.getAttribute('aria-busy'), { timeout: 8000 }).toBe(null);
  await press();
  await expect.poll(() => sent).toEqual(['/claim', '/claim']);
});

test('only a copy that succeeded is counted as a share', async () => {
  const tools = `<div data-shares="/share" data-copied="Copied" data-not-copied="Selected"><input readonly value="link">
    <button data-copy="link" data-channel="copy" hidden>Copy</button><div role="status"></div></div>`;
  const failing = await open(tools, () => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await failing.page.getByRole('button').click();
  await expect.poll(() => failing.page.getByRole('status').textContent()).toBe('Selected');
  const working = await open(tools, () =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.resolve() } }),
  );
  await working.page.getByRole('button').click();
  await expect.poll(() => working.sent).toEqual(['/share']);
  expect(failing.sent).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { MerchantAdmin } from '../demo/merchant-admin.ts';
import { keep, openPage, picturesFolder, required } from './camera.ts';
import type { Scenery } from './friends.ts';

/** Pages of the admin, each a picture of its own beside the README's. */
const sizes = { desk: { width: 1180, height: 900 }, phone: { width: 390, height: 844 } };

/** The README's picture: the merchant's home beside the share block. */
export async function photographBoth(browser: Browser, scenery: Scenery): Promise<void> {
  const picture = await compose(
    browser,
    await photographHome(browser, scenery),
    await photographShareBlock(browser, scenery),
  );
  writeFileSync(path.join(picturesFolder, 'ricochet.png'), picture);
}

/** The main pages, besides those that `playMerchant` made something for. Reports show a year, so that there is something in them. */
export const mainPages: Record<string, string> = {
  home: '/app',
  programs: '/app/programs',
  review: '/app/review',
  referrals: '/app/referrals',
  advocates: '/app/advocates',
  rewards: '/app/rewards',
  'report-funnel': '/app/reports',
  'report-money': '/app/reports/money',
  'report-liability': '/app/reports/liability',
  'report-goals': '/app/reports/goals',
  settings: '/app/settings',
  words: '/app/settings/words',
};

/** A page of the admin at a desk and on a phone, in both languages. */
export async function photographAdminPage(
  browser: Browser,
  scenery: Scenery,
  name: string,
  address: string,
): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes))
    for (const locale of ['en', 'fr']) {
      const page = await openPage(browser, { viewport });
      await page.goto(`${appAddress(scenery)}${address}?locale=${locale}`);
      await page.frameLocator('#app-frame').getByRole('heading', { level: 1 }).waitFor();
      await settle(page);
      await keep(page, `${name}-${size}-${locale}`);
      await page.context().close();
    }
}

/** Charts draw themselves and previews come a moment after the page. */
async function settle(page: Page): Promise<void> {
  // A page that asks again and again, or a machine that is busy, is never idle: then what is there is kept.
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  const frame = page.frame({ name: 'app-iframe' });
  await frame?.waitForFunction(() => document.querySelector('[class*="Skeleton"], [aria-busy="true"]') === null);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 700)));
}

/** The first minute in the app: every step of the guide that can be seen before a program is on. */
export async function photographWelcome(browser: Browser, scenery: Omit<Scenery, 'invite'>): Promise<void> {
  await new MerchantAdmin(scenery.sandboxUrl, scenery.shopDomain).openApp();
  for (const [size, viewport] of Object.entries(sizes))
    for (const locale of ['en', 'fr']) {
      const page = await openPage(browser, { viewport });
      await page.goto(`${appAddress(scenery)}/app/welcome?locale=${locale}`);
      await page.frameLocator('#app-frame').getByRole('heading', { level: 1 }).waitFor();
      await settle(page);
      await keep(page, `welcome-${size}-${locale}`);
      await page.context().close();
    }
}

function appAddress({ sandboxUrl, shopDomain, appHandle }: Omit<Scenery, 'invite'>): string {
  return `${sandboxUrl}/store/${shopDomain.split('.')[0] ?? ''}/apps/${appHandle}`;
}

/** The merchant's home inside the admin, with what the program brought. */
async function photographHome(browser: Browser, scenery: Scenery): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width: 1180, height: 640 } });
  await page.goto(`${appAddress(scenery)}/app`);
  await page.frameLocator('#app-frame').getByText('Bring a friend').first().waitFor();
  await page.waitForLoadState('networkidle');
  return await page.screenshot();
}

/** The share block on a product page, as the advocate sees it. */
async function photographShareBlock(browser: Browser, { storefrontUrl }: Scenery): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width: 460, height: 640 } });
  await page.goto(`${storefrontUrl}/account/login`);
  await page.getByRole('button', { name: 'ada@example.com' }).click();
  await page.goto(storefrontUrl);
  const product = required(await page.locator('a[href*="/products/"]').first().getAttribute('href'), 'a product page');
  await page.goto(new URL(product, storefrontUrl).href);
  const block = page.locator('ricochet-share').first();
  await block.waitFor();
  await block.evaluate((element) =>
    // Below it stands the launcher.
    window.scrollTo(0, element.getBoundingClientRect().bottom - window.innerHeight + 96),
  );
  await page.waitForLoadState('networkidle');
  return await page.screenshot();
}

/** Both side by side on one sheet. */
async function compose(browser: Browser, admin: Buffer, store: Buffer): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width: 1732, height: 706 } });
  const source = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`;
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 32px; display: flex; gap: 24px; background: #e9e6df; }
    img { display: block; border-radius: 12px; border: 1px solid #cfcabf; }
  </style><img src="${source(admin)}"><img src="${source(store)}">`);
  return await page.screenshot();
}

import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { luma } from '../support/pretend-shopify.ts';
import { newcomer, prepareStorefront, proxyUrl, storeUrl, type StorefrontWorld } from '../support/storefront-states.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let world: StorefrontWorld;
beforeAll(async () => void (world = await prepareStorefront()));

const card = '.ricochet-page';
const claimButton = (page: Page) => page.locator(`${card} form[action*="/claim"] button[type="submit"]`);

/** The theme, our card and the address are all in one language. */
async function expectLanguage(page: Page, language: string): Promise<void> {
  await page.locator(`html[lang="${language}"]`).waitFor();
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${language}(/|$)`));
  for (const ours of await page.locator(`${card}, [class^="ricochet-"][lang]`).all())
    expect(await ours.getAttribute('lang'), page.url()).toBe(language);
}

test('in German everything stays German, from the product to the link, the dashboard and out again', async () => {
  const page = await pages.open({ locale: 'en-US' });
  await page.goto(`${storeUrl(luma)}/de${world.product}`);
  await expectLanguage(page, 'de');
  await page.locator('ricochet-share a[href*="login"]').click();
  await expectLanguage(page, 'de');
  await page.locator('main input[type="email"]').fill(await newcomer());
  await page.keyboard.press('Enter');
  await page.locator('ricochet-share [data-join]').waitFor();
  await expectLanguage(page, 'de');
  await page.goto(
    new URL((await page.locator('ricochet-share [data-join]').getAttribute('href')) ?? '', page.url()).href,
  );
  await expectLanguage(page, 'de');
  const say = shopperWords('de');
  await page.getByRole('link', { name: say('dashboard.see') }).click();
  await page.locator('.ricochet-dashboard').waitFor();
  await expectLanguage(page, 'de');
  await page.getByRole('button', { name: say('dashboard.name.find') }).click();
  await page.getByText(say('dashboard.name.found')).waitFor();
  await expectLanguage(page, 'de');
  await page.goto(`${storeUrl(luma)}/de/account`);
  await page.locator('a[href*="logout"]').click();
  await expectLanguage(page, 'de');
});

test('a friend who opens the link in the Japanese store claims in Japanese and goes shopping in Japanese', async () => {
  const page = await pages.open({ locale: 'en-US' });
  await page.goto(proxyUrl(luma, `/i/${world.invite}`).replace('/apps/', '/ja/apps/'));
  await page.locator(`${card}[lang="ja"]`).waitFor();
  await expectLanguage(page, 'ja');
  await claimButton(page).click();
  await page.locator(`${card}__code`).waitFor();
  await expectLanguage(page, 'ja');
  await page.getByRole('link', { name: shopperWords('ja')('claim.startShopping') }).click();
  await page.waitForURL((url) => !url.pathname.includes('/apps/'));
  await expectLanguage(page, 'ja');
});

test('a French friend at a plain link is spoken to in French and led on into the French store', async () => {
  const page = await pages.open({ locale: 'fr-FR', javaScriptEnabled: false });
  await page.goto(proxyUrl(luma, `/i/${world.invite}`));
  expect(await page.locator(card).getAttribute('lang')).toBe('fr');
  await claimButton(page).click();
  await page.locator(`${card}__code`).waitFor();
  await expectLanguage(page, 'fr');
  await page.locator(`${card} [data-apply] a`).click();
  await expectLanguage(page, 'fr');
});

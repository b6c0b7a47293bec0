import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { control, luma, query } from '../support/pretend-shopify.ts';
import {
  ada,
  prepareStorefront,
  placeBlocks,
  proxyUrl,
  shareEverywhere,
  signIn,
  storeUrl,
  type StorefrontWorld,
} from '../support/storefront-states.ts';
import { speak } from '../support/scenes.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const words = speak('en');
const share = { block: 'share', settings: shareEverywhere };
const card = '.ricochet-page';
let world: StorefrontWorld;
beforeAll(async () => void (world = await prepareStorefront()));
beforeEach(async () => {
  await control('DELETE', '/misbehaviours');
  await placeBlocks(luma, share);
});

/** From now on the app behind the proxy fails like this, until the next test. */
async function strike(kind: string, rule: Record<string, unknown> = {}): Promise<void> {
  await control('POST', '/misbehaviours', { kind, shop: 'luma-goods', probability: 1, ...rule });
}

const openProduct = (page: Page) => page.goto(storeUrl(luma) + world.product);
const openInvite = (page: Page) => page.goto(proxyUrl(luma, `/i/${world.invite}?via=sms`));
const claimButton = (page: Page) => page.locator(`${card} form[action*="/claim"] button[type="submit"]`);
const codeOn = async (page: Page) => (await page.locator(`${card}__code`).innerText()).trim();
/** The code of somebody who came back: it is still there, or the invite's button shows it once more. */
const codeAgainOn = async (page: Page) => {
  await page.locator(card).waitFor();
  if ((await page.locator(`${card}__code`).count()) === 0) await claimButton(page).click();
  return await codeOn(page);
};
const countClaims = async () => (await query('select 1 from claim')).length;

describe('two blocks on one page', () => {
  beforeEach(() => placeBlocks(luma, share, share));

  test('show the link twice, and each copies and says so in its own place', async () => {
    const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, luma, ada);
    await openProduct(page);
    const blocks = page.locator('ricochet-share');
    expect(await blocks.count()).toBe(2);
    await blocks.nth(1).locator('[data-channel="copy"]').click();
    await blocks
      .nth(1)
      .locator('[role="status"]')
      .filter({ hasText: words.block('copied') })
      .waitFor();
    expect(await blocks.nth(0).locator('[role="status"]').first().innerText()).toBe('');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/i/${world.invite}?via=copy`);
  });

  test('have no id in common, so that every label names its own field', async () => {
    const page = await pages.open();
    for (const email of [null, 'finn@example.com', ada]) {
      if (email !== null) await signIn(page, luma, email);
      await openProduct(page);
      const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test('both give the link to somebody who has none yet', async () => {
    const page = await pages.open();
    await signIn(page, luma, 'mallory@example.com');
    await openProduct(page);
    for (const index of [0, 1]) {
      await page.locator('ricochet-share').nth(index).locator('[data-join]').click();
      await page.locator('ricochet-share').nth(index).locator('input[readonly]').waitFor();
    }
    const links = await page
      .locator('ricochet-share input[readonly]')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(new Set(links).size).toBe(1);
  });
});

test('a block that comes with a section later wakes like any other', async () => {
  const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await signIn(page, luma, ada);
  await openProduct(page);
  // What the theme editor does when a setting changes: the section's HTML is put in anew, then the event is sent.
  await page.evaluate(() => {
    const place = document.querySelector('ricochet-share')?.closest('.shopify-block')?.parentElement;
    if (!place) throw new Error('The page shows no block.');
    place.innerHTML = String(place.innerHTML);
    place.dispatchEvent(new CustomEvent('shopify:section:load', { bubbles: true, detail: { sectionId: 'main' } }));
  });
  const block = page.locator('ricochet-share');
  await block.locator('[data-channel="copy"]').click();
  await block
    .locator('[role="status"]')
    .filter({ hasText: words.block('copied') })
    .waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('?via=copy');
});

describe.each([
  ['answers with an error', 'proxy.server-error', {}],
  ['breaks the connection', 'proxy.cut', {}],
  ['takes ten seconds', 'proxy.slow', { delayMs: 10_000 }],
])('when our server %s', (_name, kind, rule) => {
  const itFails = [/50\d: /, /status of 50\d/, /failed: .*\/apps\/ricochet/, /net::ERR/];

  test('the block shows the link at once, and sharing works unnoticed', async () => {
    const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'], expected: itFails });
    await signIn(page, luma, ada);
    await strike(kind, rule);
    const startedAt = Date.now();
    await openProduct(page);
    const block = page.locator('ricochet-share');
    expect(await block.locator('input[readonly]').inputValue()).toContain(`/i/${world.invite}`);
    await block.locator('[data-channel="copy"]').click();
    await block
      .locator('[role="status"]')
      .filter({ hasText: words.block('copied') })
      .waitFor();
    expect(Date.now() - startedAt).toBeLessThan(8000);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('?via=copy');
    const href = await block.locator('a[data-channel="whatsapp"]').getAttribute('href');
    expect(URL.canParse(href ?? '')).toBe(true);
  });
});

describe.each([
  ['answers with an error', 'proxy.server-error', 'rosa@example.com'],
  ['breaks the connection', 'proxy.cut', 'grace@example.com'],
])('when our server %s', (_name, kind, email) => {
  const itFails = [/50\d: /, /status of 50\d/, /failed: .*\/apps\/ricochet/, /net::ERR/];

  test('asking for a link says what is the matter, and the next press works again', async () => {
    const page = await pages.open({ expected: itFails });
    await signIn(page, luma, email);
    await openProduct(page);
    await strike(kind);
    await page.locator('ricochet-share [data-join]').click();
    await page
      .locator('ricochet-share [role="status"]')
      .filter({ hasText: words.block('unreachable') })
      .waitFor();
    await control('DELETE', '/misbehaviours');
    await page.locator('ricochet-share [data-join]').click();
    // The second press takes the way without scripts, to the page with the link.
    await page.locator(`${card} input[readonly]`).first().waitFor();
  });
});

test('a landing page whose app fails is Shopify’s own page, and the link works again afterwards', async () => {
  const page = await pages.open({ expected: [/500/] });
  await strike('proxy.server-error');
  await openInvite(page);
  await page.getByText('There was an error in the third-party application').waitFor();
  await control('DELETE', '/misbehaviours');
  await page.reload();
  await claimButton(page).waitFor();
});

describe('claiming', () => {
  test('twice in a hurry is one claim', async () => {
    const page = await pages.open();
    await openInvite(page);
    const before = await countClaims();
    await claimButton(page).dblclick({ noWaitAfter: true });
    await page.locator(`${card}__code`).waitFor();
    await page.reload();
    expect(await countClaims()).toBe(before + 1);
  });

  test('shows the same code after going back, forward, and pressing again', async () => {
    const page = await pages.open();
    await openInvite(page);
    const before = await countClaims();
    await claimButton(page).click();
    const code = await codeOn(page);
    await page.goBack();
    expect(await codeAgainOn(page)).toBe(code);
    await page.goBack();
    await page.goForward();
    expect(await codeAgainOn(page)).toBe(code);
    await page.reload();
    expect(await codeAgainOn(page)).toBe(code);
    expect(await countClaims()).toBe(before + 1);
  });

  test('and then leaving for the shop and coming back shows the code once more', async () => {
    const page = await pages.open();
    await openInvite(page);
    await claimButton(page).click();
    const code = await codeOn(page);
    await page.locator(`${card} [data-apply] a`).click();
    await page.waitForURL((url) => !url.pathname.includes('/apps/ricochet'));
    await page.goBack();
    expect(await codeAgainOn(page)).toBe(code);
  });

  test('in two tabs of somebody who is signed in is one claim with one code', async () => {
    const first = await pages.open();
    // Somebody who has never ordered: for others the landing page has another next step.
    await signIn(first, luma, 'finn@example.com');
    const second = await first.context().newPage();
    const before = await countClaims();
    await Promise.all([first, second].map(openInvite));
    await Promise.all([first, second].map((page) => claimButton(page).click()));
    expect(await codeOn(first)).toBe(await codeOn(second));
    expect(await countClaims()).toBe(before + 1);
  });

  test('by the keyboard alone gets the code', async () => {
    const page = await pages.open();
    await openInvite(page);
    await claimButton(page).focus();
    await page.keyboard.press('Enter');
    expect(await codeOn(page)).toMatch(/^[A-Z0-9-]{6,}$/);
  });
});

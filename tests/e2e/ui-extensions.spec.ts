import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { startOver, until } from '../support/pretend-shopify.ts';
import { runProgram } from '../support/program-run.ts';
import { scenes, type Scene } from '../support/scenes.ts';
import { StorePage } from '../support/store-page.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
beforeAll(async () => {
  await startOver();
  for (const { domain } of scenes) await runProgram(domain);
}, 180_000);

/** The extensions' own words. */
function wordsOf({ locale }: Scene): (key: string, values?: Record<string, string>) => string {
  const file = locale === 'en' ? 'en.default.json' : `${locale}.json`;
  const words: unknown = JSON.parse(readFileSync(`extensions/referral-ui/locales/${file}`, 'utf8'));
  return (key, values = {}) => {
    const found = key.split('.').reduce<unknown>((level, part) => (level as Record<string, unknown>)[part], words);
    return String(found).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
  };
}

/** Presses Tab until this is where the keyboard is. */
async function tabTo(store: StorePage, wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await wanted.evaluate((element) => element.matches(':focus'))) return;
    await store.page.keyboard.press('Tab');
  }
  throw new Error('Tab never comes there.');
}

describe.each(scenes)('at $shopName, in $locale', (scene) => {
  const say = wordsOf(scene);
  const openStore = async (expected: RegExp[] = []) =>
    new StorePage(
      await pages.open({ locale: scene.browserLocale, permissions: ['clipboard-read', 'clipboard-write'], expected }),
      scene,
    );
  /** The app is down for everybody who asks it from now on. */
  const goAway = (store: StorePage) => store.page.context().route('**/ui/v1/**', (route) => route.abort());
  const whatGoneLooksLike = [/\/ui\/v1\//, /net::ERR_FAILED/];
  const extension = (store: StorePage): FrameLocator => store.page.frameLocator('iframe');
  async function buy(store: StorePage, buyer: Scene['friend']): Promise<string> {
    await store.openProduct();
    await store.goToCheckout();
    await store.fillCheckout(buyer);
    return await store.pay();
  }

  test('a customer buys, gets their link on the thank-you page and copies it, and finds it all in their account', async () => {
    const store = await openStore();
    await store.page.goto(`${store.url}/account/login`);
    await store.signIn(scene.advocate.email);
    const orderName = await buy(store, { ...scene.advocate, lastName: 'Reed' });

    const card = extension(store);
    await card.getByRole('heading', { name: say('card.title') }).waitFor();
    await tabTo(store, card.getByRole('button', { name: say('getLink') }));
    await store.page.keyboard.press('Enter');
    const link = await card.getByRole('textbox', { name: say('share.yourLink') }).inputValue();
    expect(link).toMatch(new RegExp(`^${store.url}/apps/ricochet/i/`));
    await tabTo(store, card.getByRole('button', { name: say('share.copy') }));
    await store.page.keyboard.press('Enter');
    await card.getByText(say('share.copied')).waitFor();
    expect(await store.page.evaluate(() => navigator.clipboard.readText())).toBe(`${link}?via=copy`);
    const whatsapp = card.getByRole('link', { name: say('share.with.whatsapp') });
    expect(new URL((await whatsapp.getAttribute('href')) ?? '').searchParams.get('text')).toContain(
      `${link}?via=whatsapp`,
    );

    await store.page.goto(`${store.url}/account`);
    await store.page.getByRole('link', { name: orderName }).click();
    expect(
      await extension(store)
        .getByRole('textbox', { name: say('share.yourLink') })
        .inputValue(),
    ).toBe(link);

    await store.page.goto(`${store.url}/account`);
    await store.page.getByRole('link', { name: say('page.name') }).click();
    const page = extension(store);
    await page.getByRole('heading', { name: say('page.title'), level: 1 }).waitFor();
    expect(await page.getByRole('textbox', { name: say('share.yourLink') }).inputValue()).toBe(link);
    await page.getByText(say('friends.none')).waitFor();
    await page.getByText(say('rewards.none')).waitFor();
    await until(async () => {
      await store.page.reload();
      expect(await page.getByRole('listitem').first().innerText()).toMatch(/^1\s/);
    });
    await tabTo(store, page.locator('summary'));
    await store.page.keyboard.press('Space');
    await page.getByRole('img', { name: say('share.qr') }).waitFor();
  });

  test('a buyer without an account is shown the way to a link, also when the app is gone at the next look', async () => {
    const store = await openStore(whatGoneLooksLike);
    await buy(store, scene.friend);
    const signIn = extension(store).getByRole('link', { name: say('signedOut.signIn') });
    const invitePage = `${store.url}/apps/ricochet/invite`;
    expect(await signIn.getAttribute('href')).toBe(invitePage);

    await goAway(store);
    await store.page.reload();
    const instead = extension(store).getByRole('link', { name: say('card.openInvitePage') });
    expect(await instead.getAttribute('href')).toBe(invitePage);
  });

  test('a buyer is promised nothing before the app has said that a program runs', async () => {
    const store = await openStore(whatGoneLooksLike);
    const refused = store.page.waitForEvent('requestfailed', (request) => request.url().includes('/ui/v1/'));
    await goAway(store);
    await buy(store, scene.friend);
    await refused;
    expect(await extension(store).locator('s-section').count()).toBe(0);
    expect((await store.page.locator('iframe').boundingBox())?.height).toBeLessThan(20);
  });
});

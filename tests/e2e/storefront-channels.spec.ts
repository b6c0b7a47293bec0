import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { luma, query, seeShop, until } from '../support/pretend-shopify.ts';
import {
  ada,
  prepareStorefront,
  proxyUrl,
  signIn,
  storeUrl,
  type StorefrontWorld,
} from '../support/storefront-states.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let world: StorefrontWorld;
let productTitle = '';
beforeAll(async () => {
  world = await prepareStorefront();
  productTitle = (await seeShop(luma)).products[0]?.title ?? '';
});

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const pixel =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const devices: [string, boolean, BrowserContextOptions][] = [
  ['a computer', false, {}],
  ['an iPhone', true, { ...phone, userAgent: iphone }],
  ['an Android phone', true, { ...phone, userAgent: pixel }],
];

/** Where each channel's address says what is sent: the invite link alone, or a message with it. */
const addresses: Record<string, { starts: string; link: string; message?: string }> = {
  whatsapp: { starts: 'https://wa.me/?', link: 'text', message: 'text' },
  sms: { starts: 'sms:?', link: 'body', message: 'body' },
  email: { starts: 'mailto:?', link: 'body', message: 'body' },
  telegram: { starts: 'https://t.me/share/url?', link: 'url', message: 'text' },
  x: { starts: 'https://x.com/intent/post?', link: 'url', message: 'text' },
  facebook: { starts: 'https://www.facebook.com/sharer/sharer.php?', link: 'u' },
};

const linkOf = (channel: string) => `${proxyUrl(luma, `/i/${world.invite}`)}?via=${channel}`;
const onlyOnPhones = ['sms'];

async function openBlock(page: Page): Promise<void> {
  await signIn(page, luma, ada);
  await page.goto(storeUrl(luma) + world.product);
  await page.locator('ricochet-share input[readonly]').waitFor();
}

describe.each(devices)('on %s', (_name, isPhone, options) => {
  test('every link that is shown says what it promises, names the product and carries its channel', async () => {
    const page = await pages.open(options);
    await openBlock(page);
    for (const [channel, { starts, link, message }] of Object.entries(addresses)) {
      const button = page.locator(`ricochet-share a[data-channel="${channel}"]`);
      expect(await button.isVisible(), channel).toBe(isPhone || !onlyOnPhones.includes(channel));
      const href = (await button.getAttribute('href')) ?? '';
      expect(href.startsWith(starts), href).toBe(true);
      const said = new URL(href).searchParams;
      const sent = said.get(link) ?? '';
      expect(sent.split(/\s/).at(-1), channel).toBe(linkOf(channel));
      if (message !== undefined) expect(said.get(message), channel).toContain(productTitle);
      // A plus sign would stay one in the message that opens.
      expect(href, channel).not.toContain('+');
    }
  });

  test('Messenger opens as the app on phones and as a dialog elsewhere', async () => {
    const page = await pages.open(options);
    await openBlock(page);
    const shown = page.locator('ricochet-share a[data-channel="messenger"]').filter({ visible: true });
    expect(await shown.count()).toBe(1);
    const href = new URL((await shown.getAttribute('href')) ?? '');
    expect(href.protocol).toBe(isPhone ? 'fb-messenger:' : 'https:');
    expect(href.searchParams.get('link')).toBe(linkOf('messenger'));
    if (!isPhone) {
      expect(href.href.startsWith('https://www.facebook.com/dialog/send?')).toBe(true);
      expect(href.searchParams.get('app_id')).toBe('1234567890');
      expect(URL.canParse(href.searchParams.get('redirect_uri') ?? '')).toBe(true);
    }
  });

  test('the invite page offers the same ways with links that parse', async () => {
    const page = await pages.open(options);
    await signIn(page, luma, ada);
    await page.goto(proxyUrl(luma, '/invite'));
    for (const [channel, { starts, link }] of Object.entries(addresses)) {
      const button = page.locator(`.ricochet-page a[href^="${starts}"]`).first();
      const href = (await button.getAttribute('href')) ?? '';
      expect(new URL(href).searchParams.get(link)?.split(/\s/).at(-1), channel).toBe(linkOf(channel));
    }
  });

  test('the device’s own share sheet gets text and link, where there is one', async () => {
    const page = await pages.open(options);
    // Chromium has a share sheet on some systems only; what a page hands to it is the same everywhere.
    if (isPhone)
      await page.addInitScript(() => {
        const share = (data: ShareData) => void Object.assign(globalThis, { shared: data });
        Object.defineProperty(navigator, 'share', { value: (data: ShareData) => Promise.resolve(share(data)) });
      });
    await openBlock(page);
    const button = page.locator('ricochet-share [data-channel="share_sheet"]');
    expect(await button.isVisible()).toBe(isPhone);
    if (!isPhone) return;
    await button.tap();
    const shared = await page.evaluate(() => Reflect.get(globalThis, 'shared') as ShareData);
    expect(shared.url).toBe(linkOf('share_sheet'));
    expect(shared.text).toContain(productTitle);
  });

  test('the link that was sent is a visit by its channel', async () => {
    const friend = await pages.open(options);
    for (const channel of [...Object.keys(addresses), 'messenger', 'copy', 'share_sheet', 'qr']) {
      await friend.goto(linkOf(channel));
      await friend.locator('.ricochet-page form').first().waitFor();
      const [visit] = await query<{ channel: string }>('select channel from visit order by visited_at desc limit 1');
      expect(visit?.channel).toBe(channel);
    }
  });
});

test('copying puts the link on the clipboard, by mouse, by Enter and by Space, and says so', async () => {
  const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openBlock(page);
  const button = page.locator('ricochet-share [data-channel="copy"]');
  const status = page.locator('ricochet-share [role="status"]').first();
  for (const press of [() => button.click(), () => button.press('Enter'), () => button.press('Space')]) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await status.evaluate((element) => (element.textContent = ''));
    await press();
    await status.filter({ hasText: /./ }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(linkOf('copy'));
  }
});

test('the QR code is asked for when it is opened, and is a picture', async () => {
  const page = await pages.open();
  await openBlock(page);
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().includes('/qr/') && asked.push(request.url())));
  const summary = page.locator('ricochet-share details[data-channel="qr"] summary');
  expect(asked).toEqual([]);
  await summary.press('Space');
  const picture = page.locator('ricochet-share details img');
  await until(async () => {
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  });
  expect(asked).toEqual([proxyUrl(luma, `/qr/${world.invite}.svg`)]);
  expect(await picture.getAttribute('alt')).toMatch(/\S/);
  await summary.press('Enter');
  expect(await picture.isVisible()).toBe(false);
});

test('shares are written down by channel and surface', async () => {
  const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openBlock(page);
  await query('delete from share');
  await page.locator('ricochet-share [data-channel="copy"]').click();
  await page.locator('ricochet-share details[data-channel="qr"] summary').click();
  await until(async () => {
    const rows = await query<{ channel: string; surface: string }>('select channel, surface from share');
    expect(rows.map(({ channel, surface }) => `${channel} ${surface}`).toSorted()).toEqual(['copy block', 'qr block']);
  });
});

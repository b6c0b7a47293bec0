import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { shareFormSchema } from '#app/storefront/contract.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { appBehindProxy, type AppBehindProxy } from './app-behind-proxy.ts';
import { invite, openStorefrontWithBlocks, productPage, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

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
  storefront.place(storefront.sandbox.luma, { block: 'share' });
});
afterEach(() => storefront.close());

interface Visit extends BrowserContextOptions {
  isSignedIn?: boolean;
  /** Runs in the page before anything of it. */
  before?: () => void;
}

/** The product page in a browser of its own. */
async function open({ isSignedIn = true, before, ...options }: Visit = {}): Promise<Page> {
  const { luma } = storefront.sandbox;
  const origin = storefront.sandbox.urls.storefronts[luma.domain] ?? '';
  const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  if (isSignedIn) {
    const form = { 'customer[email]': luma.customers[0]?.email ?? '' };
    await page.context().request.post(`${origin}/account/login`, { form, maxRedirects: 0 });
  }
  if (before) await page.addInitScript(before);
  await page.goto(origin + productPage(luma), { waitUntil: 'networkidle' });
  return page;
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const copyButton = (page: Page) => page.getByRole('button', { name: 'Copy link' });
const said = (page: Page) => page.locator('.ricochet-share [role="status"]');

/** Waits until the app heard of that many shares, and reads them as the app does. */
async function expectBeacons(count: number) {
  await expect.poll(() => app.beacons().length).toBe(count);
  return app.beacons().map((form) => shareFormSchema.parse(form));
}

describe('before anybody acts', () => {
  test.each([true, false])('the app is asked for nothing (signed in: %s)', async (isSignedIn) => {
    await open({ isSignedIn });
    expect(app.requests).toEqual([]);
  });

  test('nothing in the block or after it moves while the page loads', async () => {
    const page = await open();
    const moved = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const found: string[] = [];
          const block = document.querySelector('.ricochet-share');
          const isOursOrAfter = (node: Node) =>
            block?.contains(node) === true ||
            (block?.compareDocumentPosition(node) ?? 0) === Node.DOCUMENT_POSITION_FOLLOWING;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const sources = 'sources' in entry && Array.isArray(entry.sources) ? entry.sources : [];
              for (const { node } of sources as { node: Node | null }[])
                if (node !== null && isOursOrAfter(node)) found.push(node.nodeName);
            }
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(found)));
        }),
    );
    expect(moved).toEqual([]);
  });
});

describe('sharing', () => {
  test('a press copies the link, says so, and is counted once', async () => {
    const page = await open();
    await copyButton(page).click();
    await expect.poll(() => said(page).textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /\/apps\/ricochet\/i\/ADA-K7Q\?via=copy$/,
    );
    expect(await expectBeacons(1)).toMatchObject([{ channel: 'copy', surface: 'block' }]);
    await copyButton(page).click();
    const [first, second] = await expectBeacons(2);
    expect(first?.id).not.toBe(second?.id);
  });

  test('where nothing may be copied, the link is selected instead', async () => {
    const page = await open({ before: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }) });
    await copyButton(page).click();
    await expect.poll(() => said(page).textContent()).toBe('Selected: copy it from here');
    expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/\/i\/ADA-K7Q$/);
  });

  test.each([
    ['copies nothing', () => Object.defineProperty(navigator, 'clipboard', { value: undefined }), 'Copy link'],
    [
      'never answers',
      () => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => new Promise(() => undefined) } }),
      'Copy link',
    ],
    [
      'refuses its share sheet',
      () =>
        Object.defineProperty(navigator, 'share', {
          value: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
        }),
      'More ways',
    ],
  ])('in a browser that %s the link is left selected, and nothing is counted', async (_name, before, button) => {
    const page = await open({ before });
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => said(page).textContent(), { timeout: 4000 }).toBe('Selected: copy it from here');
    expect(app.requests).toEqual([]);
  });

  test.each([
    ['is missing', () => Object.defineProperty(navigator, 'sendBeacon', { value: undefined })],
    [
      'throws',
      () =>
        Object.defineProperty(navigator, 'sendBeacon', {
          value: () => {
            throw new Error('no');
          },
        }),
    ],
  ])('goes on when the beacon %s', async (_name, before) => {
    const page = await open({ before });
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await copyButton(page).click();
    await expect.poll(() => said(page).textContent()).toBe('Copied');
    expect(errors).toEqual([]);
    expect(app.requests).toEqual([]);
  });

  test('a link to a channel is counted, and opens beside the shop', async () => {
    const page = await open();
    await page.context().route(/^https:/, (route) => route.fulfill({ body: 'elsewhere' }));
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'WhatsApp' }).click();
    expect((await opened).url()).toMatch(/^https:\/\/wa\.me\/\?text=I%20saw%20this/);
    expect(await expectBeacons(1)).toMatchObject([{ channel: 'whatsapp', surface: 'block' }]);
  });

  test('the QR code is asked for when it is opened', async () => {
    const page = await open();
    await page.getByText('Show as a QR code').click();
    const picture = page.getByRole('img', { name: 'QR code that opens your invite link' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await expectBeacons(1)).toMatchObject([{ channel: 'qr' }]);
    await page.getByText('Show as a QR code').click();
    expect(app.requests.map(({ path }) => path).sort()).toEqual(['/qr/ADA-K7Q.svg', '/share']);
  });

  test('the share sheet is offered where there is one, and counted when something was sent', async () => {
    const without = await open({ before: () => Object.defineProperty(navigator, 'share', { value: undefined }) });
    expect(await without.locator('.ricochet-share__more').isVisible()).toBe(false);

    const page = await open({
      before: () => {
        let presses = 0;
        const share = async (data: unknown) => {
          presses += 1;
          if (presses === 1) throw new DOMException('closed', 'AbortError');
          document.documentElement.dataset['shared'] = JSON.stringify(data);
        };
        Object.defineProperty(navigator, 'share', { value: share });
      },
    });
    const button = page.getByRole('button', { name: 'More ways' });
    await button.click();
    await button.click();
    expect(await expectBeacons(1)).toMatchObject([{ channel: 'share_sheet' }]);
    const sent: unknown = JSON.parse((await page.locator('html').getAttribute('data-shared')) ?? '');
    expect(sent).toEqual({
      title: 'Luma Goods',
      text: 'I saw this at Luma Goods and thought of you: Cedar & Fig Candle. You get 20% off with this link.',
      url: expect.stringMatching(/\/i\/ADA-K7Q\?via=share_sheet$/) as string,
    });
  });

  test('phones have SMS and Messenger; computers have Messenger with the merchant’s Facebook app', async () => {
    const names = (page: Page) => page.locator('.ricochet-share__channels a:visible').allInnerTexts();
    expect(await names(await open())).toEqual(['WhatsApp', 'E-mail']);
    expect(await names(await open(phone))).toEqual(['WhatsApp', 'Messenger', 'SMS', 'E-mail']);
    storefront.place(storefront.sandbox.luma, { block: 'share', settings: { facebook_app_id: '12345' } });
    expect(await names(await open())).toEqual(['WhatsApp', 'Messenger', 'E-mail']);
    expect(await names(await open(phone))).toEqual(['WhatsApp', 'Messenger', 'SMS', 'E-mail']);
  });
});

describe('two blocks', () => {
  test('on one page each speak and count for themselves', async () => {
    storefront.place(storefront.sandbox.luma, { block: 'share' }, { block: 'share', settings: { heading: 'Second' } });
    const page = await open();
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await copyButton(page).nth(1).click();
    await expect.poll(() => said(page).allTextContents()).toEqual(['', 'Copied']);
    await expectBeacons(1);
  });

  test('one of which the theme editor puts in later wakes by itself', async () => {
    const page = await open();
    await page.evaluate(() => {
      const section = document.querySelector('.ricochet-share')?.parentElement;
      const later = document.createRange().createContextualFragment(section?.outerHTML ?? '');
      section?.replaceWith(later);
    });
    await copyButton(page).click();
    await expect.poll(() => said(page).textContent()).toBe('Copied');
    await expectBeacons(1);
  });
});

describe('somebody signed in without an invite', () => {
  beforeEach(() => storefront.publish(storefront.sandbox.luma, { invite: null }));
  const button = (page: Page) => page.getByRole('link', { name: 'Get my invite link' });

  test('gets it without leaving the page, and can share it at once', async () => {
    const link = 'https://luma.example/apps/ricochet/i/ADA-K7Q';
    app.answers.set('/invite.json', { json: { status: 'ready', code: invite.code, link } });
    const page = await open();
    await button(page).click();
    const field = page.getByLabel('Your personal link');
    expect(await field.inputValue()).toMatch(/\/apps\/ricochet\/i\/ADA-K7Q$/);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('[data-code]').textContent()).toBe('ADA-K7Q');
    expect(await page.locator('.ricochet-share').innerHTML()).not.toContain('invite_code');
    await copyButton(page).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('ADA-K7Q?via=copy');
    await expectBeacons(1);
  });

  test.each([
    ['refuses', { json: { status: 'refused', reason: 'not_eligible', message: 'Not now.' } }, 'Not now.'],
    ['fails', { status: 500 }, 'That did not work. Press again to open a page that can help.'],
    ['answers nonsense', { json: { status: 'ready', code: '<b>' } }, ''],
  ])('is told when the app %s, and the next press opens the page', async (_name, answer, message) => {
    app.answers.set('/invite.json', answer);
    const page = await open();
    await button(page).click();
    await expect.poll(() => said(page).textContent()).toBe(message);
    await expect.poll(() => button(page).getAttribute('aria-busy')).toBe(null);
    await button(page).click();
    await page.waitForURL('**/apps/ricochet/invite?locale=en');
  });

  test('may press again after the app was busy', async () => {
    app.answers.set('/invite.json', { json: { status: 'refused', reason: 'try_again', message: 'In a moment.' } });
    const page = await open();
    await button(page).click();
    await expect.poll(() => said(page).textContent()).toBe('In a moment.');
    app.answers.set('/invite.json', { json: { status: 'ready', code: invite.code, link: 'https://luma.example/' } });
    await button(page).click();
    await page.getByLabel('Your personal link').waitFor();
  });
});

describe('somebody who is not signed in', () => {
  const field = (page: Page) => page.getByLabel('No account? Get your link by e-mail.');
  const joining = { program: { joinByEmail: true } };

  test('is led to sign in and back, and asked for no address where the program wants an account', async () => {
    const page = await open({ isSignedIn: false });
    expect(await field(page).count()).toBe(0);
    await page.getByRole('link', { name: 'Sign in to get your link' }).click();
    await page.locator('main input[type="email"]').fill('ada@example.com');
    await page.keyboard.press('Enter');
    await page.getByLabel('Your personal link').waitFor();
  });

  test('asks for a link by e-mail in place', async () => {
    storefront.publish(storefront.sandbox.luma, joining);
    app.answers.set('/join.json', { json: { status: 'sent', message: 'Have a look at your mailbox.' } });
    const page = await open({ isSignedIn: false });
    await field(page).fill('nia@example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).textContent()).toBe('Have a look at your mailbox.');
    expect(app.requests.map(({ path, body }) => [path, body.get('email')])).toEqual([
      ['/join.json', 'nia@example.com'],
    ]);
  });

  test.each([
    ['without scripts', { javaScriptEnabled: false }, 1],
    ['when the app failed a moment ago', {}, 2],
  ])('asks on a page of its own %s', async (_name, options, presses) => {
    storefront.publish(storefront.sandbox.luma, joining);
    app.answers.set('/join.json', { status: 500 });
    const page = await open({ isSignedIn: false, ...options });
    await field(page).fill('nia@example.com');
    await page.keyboard.press('Enter');
    if (presses === 2) {
      await expect.poll(() => said(page).textContent()).toMatch(/^That did not work/);
      await page.keyboard.press('Enter');
    }
    await page.waitForURL('**/apps/ricochet/join?locale=en');
    const last = app.requests.at(-1);
    expect([last?.method, last?.path, last?.body.get('email')]).toEqual(['POST', '/join', 'nia@example.com']);
  });
});

describe('in a theme with a style of its own', () => {
  const buttons = (page: Page) => page.locator('.ricochet-share__button:visible');
  const styleOf = (page: Page, name: string) =>
    copyButton(page).evaluate((button, property) => getComputedStyle(button).getPropertyValue(property), name);

  test('what it says is there before it speaks, though the theme hides what is empty', async () => {
    const page = await open();
    await page.addStyleTag({ content: 'div:empty, p:empty, span:empty { display: none }' });
    expect(await said(page).evaluate((status) => getComputedStyle(status).display)).toBe('block');
  });

  test('links keep the colour of a button', async () => {
    const page = await open();
    await page.addStyleTag({ content: 'main a:not(.btn) { color: #f00; text-decoration: underline }' });
    const styles = await buttons(page).evaluateAll((all) =>
      all.map((button) => getComputedStyle(button)).map(({ color, textDecorationLine }) => [color, textDecorationLine]),
    );
    expect(styles.length).toBeGreaterThan(1);
    for (const [color, line] of styles) expect([color === 'rgb(255, 0, 0)', line]).toEqual([false, 'none']);
  });

  test('a colour that is not written as three numbers leaves the main button a colour', async () => {
    const page = await open();
    await page.addStyleTag({
      content: ':root { --color-primary-button-background: initial; --color-button: #112233 }',
    });
    // Colours change gradually.
    await expect.poll(() => styleOf(page, 'background-color')).toBe('rgb(26, 26, 26)');
  });

  test.each([
    [{ background: '#101820' }, 'rgb(16, 24, 32)', 'rgb(255, 255, 255)'],
    [{ background: '#ffe9c9' }, 'rgb(255, 233, 201)', 'rgb(0, 0, 0)'],
    [{ foreground: '#ffe9c9' }, 'rgb(0, 0, 0)', 'rgb(255, 233, 201)'],
  ])('the colour that goes with %o follows from it', async (settings, background, foreground) => {
    storefront.place(storefront.sandbox.luma, { block: 'share', settings });
    const page = await open();
    const style = await page
      .locator('div.ricochet-share')
      .evaluate((block) => [getComputedStyle(block).backgroundColor, getComputedStyle(block).color]);
    expect(style).toEqual([background, foreground]);
  });

  test('on a narrow phone two channels stand beside each other, and the link shows its code', async () => {
    const page = await open({ ...phone, viewport: { width: 320, height: 640 } });
    const [first, second] = await page.locator('.ricochet-share__channels li:visible').all();
    expect((await first?.boundingBox())?.y).toBe((await second?.boundingBox())?.y);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.getByLabel('Your personal link').evaluate((field) => getComputedStyle(field).direction)).toBe(
      'rtl',
    );
  });

  test('without a share sheet there is no empty row under the QR code', async () => {
    const page = await open({
      ...phone,
      viewport: { width: 320, height: 640 },
      before: () => Object.defineProperty(navigator, 'share', { value: undefined }),
    });
    expect((await page.locator('.ricochet-share__foot').boundingBox())?.height).toBeLessThan(70);
  });
});

import { statSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../find-chromium.ts';

/** A browser that names itself: whatever says Headless, or nothing, is taken for a robot. */
export const desktop =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
export const picturesFolder = path.resolve('docs/pictures');
const largestBytes = 250 * 1024;
/** Of a page that is longer than a screen, in pixels. */
const tallest = 1800;

/** What a screen shows at once. */
export const screens = {
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} satisfies Record<string, BrowserContextOptions>;
export type Screen = keyof typeof screens;

export async function launch(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const source = isPackaged ? { executablePath: await findChromium() } : { channel: 'chrome' };
  // No sandbox: Chromium's own needs rights that containers and root do not give, and only our pages are opened.
  return await playwright.launch({ ...source, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A page with its own cookies. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    userAgent: desktop,
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...options,
  });
  // Phones have a share sheet, which the browser that plays one does not.
  if (options.isMobile === true)
    await context.addInitScript(() => Object.assign(navigator, { share: () => Promise.resolve() }));
  return await context.newPage();
}

/** Keeps what the screen shows, or with `isWhole` what is below it, too; throws when the file is too large for a README. */
export async function keep(page: Page, name: string, { isWhole = false } = {}): Promise<void> {
  const file = path.join(picturesFolder, `${name}.png`);
  // A machine that is busy may never be idle: then what is there is kept.
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  const { width, height: screen } = required(page.viewportSize(), 'a screen');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // Not as a full-page screenshot: with that, the browser forgets that it plays a phone.
  if (isWhole) {
    await page.setViewportSize({ width, height: Math.max(screen, Math.min(height, tallest)) });
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  if (size > largestBytes) throw new Error(`${name}.png has ${Math.round(size / 1024)} KB.`);
}

export function required<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`The page does not show ${what}.`);
  return value;
}

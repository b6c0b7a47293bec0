import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';

/** What a shopper or merchant would send: Shopify's library answers 410 to anything that says Headless. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

/**
 * Starts Chromium. On Linux x64 it comes from an npm package, so that nothing has to be installed; elsewhere Chrome is
 * used as the machine has it.
 */
export async function launchBrowser(options: { args?: string[] } = {}): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const source = isPackaged ? { executablePath: await findChromium() } : { channel: 'chrome' };
  // No sandbox: Chromium's own needs rights that containers and root do not give, and only our pages are opened.
  return await playwright.launch({
    ...source,
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...(options.args ?? [])],
  });
}

/**
 * A page with its own cookies, for the test that runs now. It closes with the test; when the test failed, what it
 * showed is kept in test-results/.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    userAgent,
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    ...options,
  });
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) await keepPicture(page, task.fullTestName);
    await context.close();
  });
  return page;
}

async function keepPicture(page: Page, testName: string): Promise<void> {
  mkdirSync('test-results', { recursive: true });
  const path = join('test-results', `${fileNameOf(testName)}.png`);
  await page.screenshot({ path, fullPage: true });
  process.stderr.write(`\n${page.url()} as the test left it: ${path}\n`);
}

function fileNameOf(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
}

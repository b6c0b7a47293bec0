import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';

/** Nothing leaves this machine: every other name fails to resolve, and the page that asked for it fails its test. */
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export interface WatchedPages {
  open(options?: BrowserContextOptions & { expected?: RegExp[] }): Promise<Page>;
}

/**
 * A browser for the spec file. Whatever a page complains about (an error in its console, an exception, a request that
 * fails or is refused) fails the test, unless the test said that it expects it.
 */
export function watchPages(): WatchedPages {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => void (browser = await launchBrowser({ args: [onlyThisMachine] })), 60_000);
  afterAll(() => browser.close());
  afterEach(() => {
    expect(complaints.splice(0), 'what pages complained about').toEqual([]);
  });

  return {
    async open({ expected = [], ...options } = {}) {
      const page = await openPage(browser, options);
      const complain = (complaint: string) => {
        if (!expected.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
      };
      page.context().setDefaultTimeout(15_000);
      page.on('pageerror', (error) => complain(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complain(`${message.type()}: ${message.text()}`);
      });
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A page that is left while it still loads something gives that up.
        if (why !== 'net::ERR_ABORTED') complain(`failed: ${request.url()} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400)
          complain(`${response.status()}: ${response.request().method()} ${response.url()}`);
      });
      return page;
    },
  };
}

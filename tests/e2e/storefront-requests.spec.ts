import type { Page, Request } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { luma, rive, stage } from '../support/pretend-shopify.ts';
import { proxyPath } from '../support/program-run.ts';
import {
  ada,
  placeBlocks,
  prepareStorefront,
  shareEverywhere,
  signIn,
  storeUrl,
  type StorefrontWorld,
} from '../support/storefront-states.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let world: StorefrontWorld;
beforeAll(async () => void (world = await prepareStorefront()));
beforeEach(() => placeBlocks(luma, { block: 'share', settings: shareEverywhere }));

/** Opens a page and answers everything that it asked for until the network was quiet, and at its closing. */
async function requestsOf(page: Page, path: string): Promise<string[]> {
  const requests: string[] = [];
  page.context().on('request', (request: Request) => requests.push(request.url()));
  await page.goto(storeUrl(luma) + path, { waitUntil: 'networkidle' });
  await page.mouse.wheel(0, 4000);
  await page.mouse.move(300, 300);
  await page.waitForLoadState('networkidle');
  await page.close({ runBeforeUnload: true });
  return requests;
}
const toOurServer = (url: string) => url.startsWith(stage.appUrl) || new URL(url).pathname.startsWith(proxyPath);
const offTheStore = (url: string) => !url.startsWith('data:') && !url.startsWith(`${storeUrl(luma)}/`);
const oursOnTheStore = (url: string) => new URL(url).pathname.startsWith('/extensions/');

const everyBlock = [
  { block: 'share', settings: shareEverywhere },
  { block: 'launcher', target: 'body' as const, settings: shareEverywhere },
  { block: 'welcome-bar', target: 'body' as const },
];

describe.each([
  ['a stranger', null],
  ['a customer without a link', 'finn@example.com'],
  ['an advocate', ada],
])('for %s', (_name, email) => {
  test('the share block asks our server for nothing before anybody acts, and nothing off the shop', async () => {
    const page = await pages.open();
    if (email !== null) await signIn(page, luma, email);
    const requests = await requestsOf(page, world.product);
    expect(requests.filter(oursOnTheStore).length).toBeGreaterThan(0);
    expect(requests.filter((url) => toOurServer(url) || offTheStore(url))).toEqual([]);
  });

  test('launcher and welcome bar ask for nothing either, on any page', async () => {
    await placeBlocks(luma, ...everyBlock);
    for (const path of ['/', world.product, '/cart', '/account']) {
      const page = await pages.open();
      if (email !== null) await signIn(page, luma, email);
      const requests = await requestsOf(page, path);
      expect(
        requests.filter((url) => toOurServer(url) || offTheStore(url)),
        path,
      ).toEqual([]);
    }
  });
});

test('a page without a block of ours carries not a byte of ours', async () => {
  const page = await pages.open();
  await signIn(page, luma, ada);
  const answer = await page.request.get(`${storeUrl(luma)}/`);
  expect((await answer.text()).toLowerCase()).not.toContain('ricochet');
  expect((await requestsOf(page, '/')).filter(oursOnTheStore)).toEqual([]);
});

test('while no program runs, the blocks leave nothing on the page', async () => {
  await placeBlocks(rive, ...everyBlock);
  const page = await pages.open();
  const answer = await page.request.get(storeUrl(rive) + world.pausedProduct);
  expect((await answer.text()).toLowerCase()).not.toContain('ricochet');
});

test('an act is told once, and says which channel and where', async () => {
  const page = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await signIn(page, luma, ada);
  const beacons: Request[] = [];
  page.context().on('request', (request) => void (toOurServer(request.url()) && beacons.push(request)));
  await page.goto(storeUrl(luma) + world.product);
  await page.locator('ricochet-share [data-channel="copy"]').click();
  await page.locator('ricochet-share [role="status"]').filter({ hasText: /./ }).waitFor();
  expect(beacons.map((request) => [request.method(), new URL(request.url()).pathname])).toEqual([
    ['POST', `${proxyPath}/share`],
  ]);
  const told = new URLSearchParams(beacons[0]?.postData() ?? '');
  expect(Object.fromEntries(told)).toEqual({
    id: expect.stringMatching(/^[\w-]{36}$/) as string,
    channel: 'copy',
    surface: 'block',
  });
});

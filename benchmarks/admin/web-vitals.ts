import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import type { Figure } from '../figures.ts';
import type { Stage } from '../stage.ts';
import type { SeededShop } from './measure-pages.ts';
import { findThings } from './pages.ts';

/** What a browser says of one page after somebody used it for a moment. */
interface Vitals {
  largestPaintMs: number;
  layoutShift: number;
  slowestInteractionMs: number;
}
const looks = 3;

/**
 * Opens the main pages of the large shop in the admin's frame, clicks and types there as somebody would, and reads what the
 * browser says of it: how soon the largest thing stood there, how far things moved, how long the slowest answer took.
 */
export async function measureVitals(
  stage: Stage,
  { shop, shopId }: SeededShop,
  say: (sentence: string) => void,
): Promise<Figure[]> {
  const things = await findThings(stage.database, shopId);
  const pages: Record<string, string> = {
    home: '/app',
    programs: '/app/programs',
    editor: `/app/programs/${things.programId}`,
    review: '/app/review',
    referrals: '/app/referrals',
    referral: `/app/referrals/${things.heldId}`,
    advocates: '/app/advocates',
    advocate: `/app/advocates/${things.advocateId}`,
    rewards: '/app/rewards',
    reward: `/app/rewards/${things.rewardId}`,
    reports: '/app/reports?period=last_365',
    money: '/app/reports/money?period=last_365',
    liability: '/app/reports/liability',
    goals: '/app/reports/goals',
    settings: '/app/settings',
    words: '/app/settings/words',
    protection: '/app/settings/protection',
  };
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const figures: Figure[] = [];
    for (const [name, address] of Object.entries(pages)) {
      const seen: Vitals[] = [];
      // The first look fills caches of the machine; it is not counted.
      for (let look = 0; look <= looks; look += 1) {
        const vitals = await lookAt(browser, stage, shop.domain, address);
        if (look > 0) seen.push(vitals);
      }
      const most = (read: (vitals: Vitals) => number) => Math.max(...seen.map(read));
      const paint =
        seen.map(({ largestPaintMs }) => largestPaintMs).toSorted((one, other) => one - other)[Math.floor(looks / 2)] ??
        0;
      const [shift, interaction] = [
        most(({ layoutShift }) => layoutShift),
        most(({ slowestInteractionMs }) => slowestInteractionMs),
      ];
      say(
        `${name.padEnd(12)} LCP ${paint.toFixed(0).padStart(5)} ms   CLS ${shift.toFixed(4)}   INP ${interaction.toFixed(0).padStart(4)} ms`,
      );
      figures.push(
        {
          id: `vitals.${name}.lcp`,
          what: `${name}: largest paint`,
          measured: paint,
          unit: 'ms',
          wanted: { atMost: 1500 },
        },
        {
          id: `vitals.${name}.cls`,
          what: `${name}: layout shift`,
          measured: shift,
          unit: '',
          wanted: { atMost: 0.02 },
        },
        {
          id: `vitals.${name}.inp`,
          what: `${name}: slowest interaction`,
          measured: interaction,
          unit: 'ms',
          wanted: { atMost: 100 },
        },
      );
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function lookAt(browser: Browser, stage: Stage, domain: string, address: string): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: { width: 1180, height: 900 },
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    // In production the page asks Shopify's own address for App Bridge.
    const bridge = stage.sandbox.env['APP_BRIDGE_URL'] ?? '';
    await page.route('https://cdn.shopify.com/shopifycloud/app-bridge.js', async (route) => {
      const script = await fetch(bridge);
      await route.fulfill({ contentType: 'text/javascript', body: await script.text() });
    });
    await page.route(/^https:\/\/cdn\.shopify\.com\/static\/fonts\//, (route) => route.fulfill({ body: '' }));
    await page.goto(
      `${stage.sandbox.urls.admin}/store/${domain.split('.')[0] ?? ''}/apps/ricochet-referrals${address}`,
    );
    const frame = await appFrame(page);
    await frame.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await use(page, frame);
    return await frame.evaluate(() => (Reflect.get(globalThis, 'vitalsSeen') as () => Vitals)());
  } finally {
    await context.close();
  }
}

async function appFrame(page: Page): Promise<Frame> {
  await page.frameLocator('#app-frame').locator('body').waitFor();
  const frame = page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  return frame;
}

/** What a merchant does on a page before going on: opens what opens, and types where one can type. */
async function use(page: Page, frame: Frame): Promise<void> {
  const openers = frame.locator(
    'button[aria-expanded="false"]:visible, [role="tab"]:visible, summary:visible, button[aria-haspopup]:visible',
  );
  const texts = frame.locator('input[type="text"]:visible, input[type="search"]:visible, textarea:visible');
  const ticks = frame.locator('input[type="checkbox"]:visible');
  for (const [locator, most] of [
    [openers, 4],
    [ticks, 2],
  ] as const) {
    const count = Math.min(await locator.count(), most);
    for (let index = 0; index < count; index += 1) {
      await locator
        .nth(index)
        .click({ timeout: 1000, force: true })
        .catch(() => undefined);
      await frame.evaluate(twoFrames).catch(() => undefined);
      await page.keyboard.press('Escape');
    }
  }
  if ((await texts.count()) > 0) {
    await texts
      .first()
      .click({ timeout: 1000, force: true })
      .catch(() => undefined);
    await page.keyboard.type('ada', { delay: 60 });
  }
  await frame.evaluate(twoFrames).catch(() => undefined);
}

/** Runs in the page: until what was just done is painted. */
async function twoFrames(): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise((painted) => requestAnimationFrame(painted));
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const seen = { largestPaintMs: 0, layoutShift: 0, slowestInteractionMs: 0 };
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  observe('largest-contentful-paint', ({ startTime }) => (seen.largestPaintMs = startTime));
  observe('layout-shift', (entry) => {
    if (!('hadRecentInput' in entry && entry.hadRecentInput) && 'value' in entry)
      seen.layoutShift += Number(entry.value);
  });
  observe('event', (entry) => {
    if ('interactionId' in entry && entry.interactionId)
      seen.slowestInteractionMs = Math.max(seen.slowestInteractionMs, entry.duration);
  });
  Object.assign(window, { vitalsSeen: () => seen });
}

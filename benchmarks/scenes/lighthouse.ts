import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import type { Shop, ThemeBlock } from '../../sandbox/world/types.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { findFreePort } from '../../scripts/postgres.ts';
import type { Figure } from '../figures.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** An odd number, so that the middle one is a run and not a mean of two. */
const runs = 5;

const block = (name: string, target: ThemeBlock['target']): ThemeBlock => ({
  block: name,
  target,
  template: 'product',
  settings: {},
  active: true,
});

/** The same product page, with more and more of ours on it. */
const pages = {
  without: { blocks: [], isSignedIn: false, what: 'without a block of ours' },
  with: { blocks: [block('share', 'section')], isSignedIn: false, what: 'with the share block' },
  advocate: { blocks: [block('share', 'section')], isSignedIn: true, what: 'with the share block and its link' },
  everything: {
    blocks: [block('share', 'section'), block('launcher', 'body'), block('welcome-bar', 'body')],
    isSignedIn: false,
    what: 'with share block, launcher and welcome bar',
  },
} as const satisfies Record<string, { blocks: ThemeBlock[]; isSignedIn: boolean; what: string }>;
type PageName = keyof typeof pages;

interface Scores {
  performance: number;
  accessibility: number;
  /** On Lighthouse's slow network; explains small differences that the points are too coarse for. */
  largestPaintMs: number;
  layoutShift: number;
}

/**
 * Lighthouse, as on a phone, on the online store's product page: by turns with and without our blocks, so that whatever
 * else the machine does falls on all of them alike.
 */
export async function measureLighthouse(stage: Stage, { say }: SceneOptions): Promise<Figure[]> {
  const origin = stage.sandbox.urls.storefronts[stage.shop.domain] ?? '';
  const url = `${origin}/products/${stage.shop.products[0]?.handle ?? ''}`;
  const cookie = await signIn(origin, stage);
  const port = await findFreePort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`],
  });
  const scores: Record<PageName, Scores[]> = { without: [], with: [], advocate: [], everything: [] };
  const usual = shopNow(stage).themeBlocks;
  try {
    // The first visit fills caches of the machine; it is not counted.
    await look(url, port, null, null);
    for (let run = 1; run <= runs; run += 1) {
      for (const name of Object.keys(pages) as PageName[]) {
        const { blocks, isSignedIn } = pages[name];
        shopNow(stage).themeBlocks = blocks.map((each) => ({ ...each }));
        scores[name].push(await look(url, port, isSignedIn ? cookie : null, blocks));
      }
      say(`Lighthouse: round ${run} of ${runs}.`);
    }
  } finally {
    shopNow(stage).themeBlocks = usual;
    await browser.close();
  }
  return describe(scores);
}

function describe(scores: Record<PageName, Scores[]>): Figure[] {
  const performance = (name: PageName) => median(scores[name].map((each) => each.performance));
  const lost = (name: PageName) => Math.max(0, performance('without') - performance(name));
  return (Object.keys(pages) as PageName[]).flatMap((name) => [
    {
      id: `lighthouse.${name}`,
      what: `Lighthouse performance ${pages[name].what}`,
      measured: performance(name),
      unit: 'points',
    },
    {
      id: `lighthouse.${name}.paint`,
      what: `largest paint ${pages[name].what}`,
      measured: median(scores[name].map((each) => each.largestPaintMs)),
      unit: 'ms',
    },
    ...(name === 'without'
      ? []
      : [
          {
            id: `lighthouse.${name}.lost`,
            what: `points lost ${pages[name].what}`,
            measured: lost(name),
            unit: 'points',
            wanted: { atMost: 1 },
          },
          {
            id: `lighthouse.${name}.accessibility`,
            what: `Lighthouse accessibility ${pages[name].what}`,
            measured: Math.min(...scores[name].map((each) => each.accessibility)),
            unit: 'points',
            wanted: { atLeast: 100 },
          },
          {
            id: `lighthouse.${name}.shift`,
            what: `layout shift ${pages[name].what}`,
            measured: Math.max(...scores[name].map((each) => each.layoutShift)),
            unit: '',
            wanted: { atMost: 0 },
          },
        ]),
  ]);
}

/** One look at the page, with Lighthouse's own phone and network; sees to it that it was the page that was meant. */
async function look(
  url: string,
  port: number,
  cookie: string | null,
  blocks: readonly ThemeBlock[] | null,
): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility'],
    ...(cookie === null ? {} : { extraHeaders: { Cookie: cookie } }),
  });
  if (result === undefined) throw new Error('Lighthouse saw nothing.');
  const { audits, categories, runtimeError } = result.lhr;
  const requests = audits['network-requests']?.details;
  const loaded = requests?.type === 'table' ? requests.items.map((item) => String(item['url'])) : [];
  for (const each of ['share', 'launcher', 'welcome-bar']) {
    const isWanted = blocks?.some(({ block: placed }) => placed === each);
    if (isWanted !== undefined && loaded.some((address) => address.includes(`/${each}.js`)) !== isWanted)
      throw new Error(`Lighthouse saw the page ${isWanted ? 'without' : 'with'} ${each}.js.`);
  }
  const scoreOf = (category: 'performance' | 'accessibility') => {
    const score = categories[category]?.score ?? null;
    if (score === null) throw new Error(`Lighthouse gives no ${category}: ${runtimeError?.message ?? ''}`);
    return Math.round(score * 100);
  };
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    largestPaintMs: audits['largest-contentful-paint']?.numericValue ?? 0,
    layoutShift: audits['cumulative-layout-shift']?.numericValue ?? 0,
  };
}

/** The stage's first advocate signs in; waits until the block knows their link. */
async function signIn(origin: string, stage: Stage): Promise<string> {
  const ada = new Visitor(origin);
  await ada.post('/account/login', { email: 'ada@example.com' });
  const path = `/products/${stage.shop.products[0]?.handle ?? ''}`;
  const giveUpAt = Date.now() + 30_000;
  while (!(await ada.get(path)).text.includes(`/i/${stage.inviteCode}`)) {
    if (Date.now() > giveUpAt) throw new Error('The share block does not show the link of its advocate.');
  }
  return ada.cookieHeader;
}

function shopNow(stage: Stage): Shop {
  return stage.sandbox.sandbox.world.shops[stage.shop.domain] ?? stage.shop;
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

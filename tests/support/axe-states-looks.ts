import type { BrowserContextOptions, Page } from 'playwright-core';
import { findKeyboardProblems, findLayoutProblems } from './axe-states-layout.ts';
import { findViolations } from './axe-states.ts';

/** A screen that somebody holds or sits at: what only a new browser context can change. */
export interface Device {
  name: string;
  options: BrowserContextOptions;
  looks: Look[];
}

/** How the same page is looked at, with what the reader has set. */
interface Look {
  name: string;
  viewport: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  /** Of the root, in percent: text alone grows. */
  textPercent?: number;
  direction?: 'ltr' | 'rtl';
}

const desk = { width: 1280, height: 900 };
const smallPhone = { width: 320, height: 640 };

/** Everything that our surfaces have to stand: WCAG 2.2 AA's zoom and reflow, both color schemes, both directions. */
export const devices: Device[] = [
  {
    name: 'at a desk',
    options: { viewport: desk },
    looks: [
      { name: 'in the light', viewport: desk },
      { name: 'in the dark', viewport: desk, colorScheme: 'dark' },
      // A window of 1280 px zoomed to 200 % has room for 640.
      { name: 'at 200 % zoom', viewport: { width: 640, height: 450 } },
      { name: 'with text twice as large', viewport: desk, textPercent: 200 },
      { name: 'from right to left', viewport: desk, direction: 'rtl' },
      { name: 'with forced colors', viewport: desk, forcedColors: 'active' },
    ],
  },
  {
    name: 'on a small phone',
    options: { viewport: smallPhone, hasTouch: true, isMobile: true },
    looks: [
      { name: 'in the light', viewport: smallPhone },
      { name: 'in the dark', viewport: smallPhone, colorScheme: 'dark' },
      { name: 'from right to left', viewport: smallPhone, direction: 'rtl' },
    ],
  },
];

/** What is wrong with our part of the page in any of the device's looks; leaves the page as it was. */
export async function findProblemsInLooks(page: Page, part: string, { looks }: Device): Promise<string[]> {
  const problems: string[] = [];
  for (const look of looks) {
    await takeOn(page, look);
    const found = [
      ...(await findViolations(page, part, true)),
      ...(await findLayoutProblems(page, part)),
      ...(await findKeyboardProblems(page, part)),
    ];
    problems.push(...found.map((problem) => `${look.name}: ${problem}`));
  }
  const [first] = looks;
  if (first !== undefined) await takeOn(page, first);
  return problems;
}

/** Shows the page in this look. */
export async function takeOn(page: Page, look: Look): Promise<void> {
  const { viewport, colorScheme = 'light', forcedColors = 'none', textPercent = 100, direction = null } = look;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await page.evaluate(
    ({ percent, wanted }) => {
      const root = document.documentElement;
      root.dataset['ownDirection'] ??= root.dir;
      root.dir = wanted ?? root.dataset['ownDirection'];
      root.style.fontSize = percent === 100 ? '' : `${percent}%`;
      scrollTo(0, 0);
    },
    { percent: textPercent, wanted: direction },
  );
  // Styles settle and transitions, which reduced motion should have ended, are over.
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))));
}

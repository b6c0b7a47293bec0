import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeRun {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/**
 * What WCAG 2.2 AA has against the part of a page, as sentences; the rest of the page is Shopify's or the theme's. With
 * `isStrict` also what axe calls best practice, and targets that are too small for a finger.
 */
export async function findViolations(place: Page | Frame, part: string, isStrict = false): Promise<string[]> {
  // A page without scripts is looked at all the same: this runs beside them.
  await place.evaluate(axe);
  return await place.evaluate(
    async ({ selector, tags, hasTargets }) => {
      const runner = Reflect.get(globalThis, 'axe') as { run(part: string, options: unknown): Promise<AxeRun> };
      const { violations } = await runner.run(selector, {
        runOnly: { type: 'tag', values: tags },
        // A frame in the page is looked at by itself; nothing that axe says to one from here would be heard.
        iframes: false,
        rules: { 'target-size': { enabled: hasTargets } },
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`).join(' ')}`,
      );
    },
    { selector: part, tags: isStrict ? [...wcag, 'best-practice'] : wcag, hasTargets: isStrict },
  );
}

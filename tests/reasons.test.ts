import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declineReasons, holdReasons, rewardReasons } from '#app/domain/decision.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { outcomeReasons } from '#app/domain/reward/reward.ts';
import { en } from '#app/i18n/admin/en.ts';
import { fr } from '#app/i18n/admin/fr.ts';
import { en as shopperEn } from '#app/i18n/shopper/en/index.ts';
import { fr as shopperFr } from '#app/i18n/shopper/fr/index.ts';

const paper = readFileSync(`${import.meta.dirname}/../docs/reasons.md`, 'utf8');
const sections = new Map(paper.split(/^## /m).map((section) => [section.split('\n')[0] ?? '', section]));
type Named = keyof typeof en.reason & keyof typeof shopperEn.reason;
const isRule = (reason: string) => fraudRules.some((rule) => rule === reason);
/** Rules hold and decline: they stand once, in a table of their own. */
const lists: { heading: string; reasons: readonly Named[] }[] = [
  { heading: 'The referral is rewarded', reasons: rewardReasons },
  { heading: 'The referral is on hold', reasons: holdReasons.filter((reason) => !isRule(reason)) },
  { heading: 'The referral earns nothing', reasons: declineReasons.filter((reason) => !isRule(reason)) },
  { heading: 'A rule of the protection matched', reasons: fraudRules },
  { heading: 'The reward is not, or not simply, there', reasons: outcomeReasons },
];

/** The rows of the table under a heading: reason and cells. */
function rowsUnder(heading: string): Map<string, string[]> {
  const rows = (sections.get(heading) ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const [reason = '', ...cells] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [reason.replaceAll('`', ''), cells];
    }),
  );
}

test.each(lists)('docs/reasons.md names exactly the reasons for "$heading"', ({ heading, reasons }) => {
  expect([...rowsUnder(heading).keys()].toSorted()).toEqual([...reasons].toSorted());
});

test.each(lists.flatMap(({ heading, reasons }) => reasons.map((reason) => ({ heading, reason }))))(
  'docs/reasons.md quotes what everybody reads of $reason in both languages and says what undoes it',
  ({ heading, reason }) => {
    const [merchants, advocates, undoing] = rowsUnder(heading).get(reason) ?? [];
    expect(merchants).toBe(`${en.reason[reason]} / ${fr.reason[reason]}`);
    expect(advocates).toBe(`${shopperEn.reason[reason]} / ${shopperFr.reason[reason]}`);
    expect(undoing).toMatch(/\w/);
  },
);

test('both catalogues have the reasons of the lists and no others', () => {
  const all = [...new Set(lists.flatMap(({ reasons }) => reasons))].toSorted();
  for (const words of [en, fr]) expect(Object.keys(words.reason).toSorted()).toEqual(all);
  for (const words of [shopperEn, shopperFr])
    expect(Object.keys(words.reason).toSorted()).toEqual([...all, 'held'].toSorted());
});

test('docs/reasons.md quotes what an advocate reads while a rule holds the referral', () => {
  expect(paper).toContain(`${shopperEn.reason.held} / ${shopperFr.reason.held}`);
});

test('an advocate cannot tell one rule from another, nor what a hold is about', () => {
  const alike = (reasons: readonly Named[], words: typeof shopperEn) =>
    new Set(reasons.map((reason) => words.reason[reason]));
  for (const words of [shopperEn, shopperFr]) {
    expect(alike(fraudRules, words).size).toBe(1);
    const holds = holdReasons.filter((reason) => !isRule(reason) && reason !== 'manual_approval');
    expect([...alike(holds, words)]).toEqual([words.reason.held]);
    expect(alike(['not_first_order', 'under_minimum', 'wrong_items'], words).size).toBe(1);
  }
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declineReasons, holdReasons, rewardReasons, type Reason } from '#app/domain/decision.ts';
import { en } from '#app/i18n/admin/en.ts';
import { fr } from '#app/i18n/admin/fr.ts';

const paper = readFileSync(`${import.meta.dirname}/../docs/reasons.md`, 'utf8');
const sections = new Map(paper.split(/^## /m).map((section) => [section.split('\n')[0] ?? '', section]));
const kinds: { heading: string; reasons: readonly Reason[] }[] = [
  { heading: 'The referral is rewarded', reasons: rewardReasons },
  { heading: 'The referral is on hold', reasons: holdReasons },
  { heading: 'The referral earns nothing', reasons: declineReasons },
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

test.each(kinds)('docs/reasons.md names exactly the reasons for "$heading"', ({ heading, reasons }) => {
  expect([...rowsUnder(heading).keys()]).toEqual([...reasons]);
});

test.each(kinds.flatMap(({ heading, reasons }) => reasons.map((reason) => ({ heading, reason }))))(
  'docs/reasons.md quotes the sentences of $reason in both languages and says what undoes it',
  ({ heading, reason }) => {
    const [sentences, undoing, told] = rowsUnder(heading).get(reason) ?? [];
    expect(sentences).toBe(`${en.reason[reason]} / ${fr.reason[reason]}`);
    expect(undoing).not.toBe('');
    expect(told).not.toBe('');
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeProgramGoal,
  lastDayOfMonth,
  monthsBefore,
  parseProgramGoal,
  readGoal,
  standingOf,
  type ProgramGoal,
} from './goal.ts';
import { viewGoal } from './goal-view.ts';
import { noFigures } from './sum-figures.ts';

test.each([
  ['newCustomers', '40', { goal: { version: 1, measure: 'newCustomers', target: 40 } }],
  ['rewarded', '1 000', { goal: { version: 1, measure: 'rewarded', target: 1000 } }],
  ['rewarded', '2.5', { problem: 'not_whole' }],
  ['rewarded', '0', { problem: 'too_small' }],
  ['rewarded', '-3', { problem: 'too_small' }],
  ['rewarded', '10000000', { problem: 'too_large' }],
  ['rewarded', '', { problem: 'no_number' }],
  ['revenue', 'many', { problem: 'no_number' }],
  ['revenue', '0,00', { problem: 'too_small' }],
  ['revenue', '49,905', { problem: 'no_number' }],
  ['revenue', '2000000000', { problem: 'too_large' }],
  ['revenue', '49,90', { goal: { version: 1, measure: 'revenue', target: { amountMinor: 4990n, currency: 'EUR' } } }],
] as const)('a goal of %s that is typed as “%s” is read', (measure, typed, read) =>
  expect(readGoal(measure, typed, 'EUR')).toEqual(read),
);

test('yen have no smaller unit', () => {
  expect(readGoal('revenue', '1500.5', 'JPY')).toEqual({ problem: 'no_number' });
});

test('whatever is set can be read back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('newCustomers', 'rewarded', 'revenue'),
      fc.integer({ min: 1, max: 1000000 }),
      (m, n) => {
        const read = readGoal(m, String(n), 'EUR');
        if ('problem' in read) throw new Error(read.problem);
        const kept: unknown = JSON.parse(JSON.stringify(encodeProgramGoal(read.goal)));
        expect(parseProgramGoal(kept)).toEqual(read.goal);
      },
    ),
  );
  expect(parseProgramGoal(null)).toBeNull();
  expect(() => parseProgramGoal({ version: 2 })).toThrow();
});

test('the pace is the days so far, continued to the end of the month', () => {
  const goal: ProgramGoal = { version: 1, measure: 'newCustomers', target: 20 };
  const figures = { ...noFigures('EUR'), newCustomers: 11 };
  expect(standingOf(goal, figures, '2026-11-22')).toEqual({ reached: 11n, target: 20n, percent: 55, atThisPace: 15n });
  expect(standingOf(goal, figures, '2026-11-30').atThisPace).toBe(11n);
  expect(standingOf(goal, { ...figures, newCustomers: -1 }, '2026-11-01').percent).toBe(0);
});

test('a goal in another currency than the shop’s has no standing', () => {
  const goal: ProgramGoal = { version: 1, measure: 'revenue', target: { amountMinor: 50000n, currency: 'EUR' } };
  const today = '2026-11-22';
  expect(viewGoal(goal, noFigures('USD'), { today, currency: 'USD' }).standing).toBeNull();
  expect(viewGoal(goal, noFigures('EUR'), { today, currency: 'EUR' })).toMatchObject({
    typed: '500',
    standing: { percent: 0 },
  });
});

test('months are those of the calendar, this one up to today', () => {
  expect(monthsBefore('2026-03-05', 3)).toEqual([
    { month: '2026-03', period: { from: '2026-03-01', to: '2026-03-05' } },
    { month: '2026-02', period: { from: '2026-02-01', to: '2026-02-28' } },
    { month: '2026-01', period: { from: '2026-01-01', to: '2026-01-31' } },
  ]);
  expect(lastDayOfMonth('2028-02-11')).toBe('2028-02-29');
});

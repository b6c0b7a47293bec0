import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Period } from './period.ts';
import { monthsOf, mostDaysByDay, piecesOf, stepsOf } from './steps.ts';

const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 900 }))
  .map(([offset, days]): Period => {
    const from = Temporal.PlainDate.from('2024-01-01').add({ days: offset });
    return { from: from.toString(), to: from.add({ days }).toString() };
  });
function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}

test('the pieces of a period are all of its days, each once', () => {
  fc.assert(
    fc.property(anyPeriod, fc.constantFrom('by_time' as const, 'in_sum' as const), (period, reading) => {
      const { months, days } = piecesOf(period, reading);
      const whole = months === null ? [] : monthsOf(months);
      expect([...days, ...whole].flatMap(daysOf).toSorted()).toEqual(daysOf(period));
    }),
  );
});

test('a month that lies in the period whole is read whole, unless its days are drawn', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' };
  expect(piecesOf(november, 'in_sum')).toEqual({ months: { from: '2026-11-01', to: '2026-11-01' }, days: [] });
  expect(piecesOf(november, 'by_time')).toEqual({ months: null, days: [november] });
  const within = { from: '2026-11-02', to: '2026-12-30' };
  expect(piecesOf(within, 'in_sum')).toEqual({ months: null, days: [within] });
});

test('the steps of a chart are days up to three months, and months beyond', () => {
  expect(stepsOf({ from: '2026-10-30', to: '2026-11-02' })).toEqual([
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
    '2026-11-02',
  ]);
  expect(stepsOf({ from: '2026-08-23', to: '2026-11-22' })).toHaveLength(mostDaysByDay);
  expect(stepsOf({ from: '2026-08-22', to: '2026-11-22' })).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
});

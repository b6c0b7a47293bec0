import { expect, test } from 'vitest';
import type { PromisesOfMonth } from './figures.ts';
import { ageOf, liabilityOf } from './liability.ts';

const today = '2026-11-22';
const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const promise = (about: Partial<PromisesOfMonth> = {}): PromisesOfMonth => ({
  programId: 'pr_01JD00000000000000000000AA',
  month: '2026-11',
  benefit: 'store_credit',
  given: 10,
  used: 4,
  lapsed: 1,
  taken: 2,
  amounts: { given: euros(10000n), used: euros(4500n), lapsed: euros(700n), taken: euros(2000n) },
  ...about,
});

test.each([
  ['2026-11', 'this_month'],
  ['2026-10', 'months_1_3'],
  ['2026-08', 'months_1_3'],
  ['2026-07', 'months_4_6'],
  ['2026-05', 'months_4_6'],
  ['2026-04', 'months_7_12'],
  ['2025-11', 'months_7_12'],
  ['2025-10', 'older'],
  // Promised in a month that begins earlier where the shop is.
  ['2026-12', 'this_month'],
])('what was promised in %s is of the age %s', (month, age) => expect(ageOf(month, today)).toBe(age));

test('open is what was given and neither used, lapsed nor taken back', () => {
  const unpriced = promise({ benefit: 'custom', month: '2026-01', amounts: null });
  const { total, byAge, byKind, byProgram } = liabilityOf([promise(), unpriced], today, 'EUR');
  expect(total).toEqual({ count: 6, unpriced: 3, amount: euros(2800n) });
  expect(byAge.map(({ open }) => open.count)).toEqual([3, 0, 0, 3, 0]);
  expect(byKind.map(({ benefit, open }) => [benefit, open.count])).toEqual([
    ['store_credit', 3],
    ['custom', 3],
  ]);
  expect(byProgram.map(({ open }) => open.amount)).toEqual([euros(2800n)]);
});

test('too few settled rewards say nothing about the next ones', () => {
  const few = liabilityOf([promise({ used: 20, lapsed: 9, given: 40 })], today, 'EUR');
  expect(few.expected).toBeNull();
  expect(few.byKind[0]?.expected).toMatchObject({ settled: 29, amount: null, count: null });
});

test('what lapsed so far is expected of what is open, money by money and pieces by pieces', () => {
  const amounts = { given: euros(100000n), used: euros(30000n), lapsed: euros(10000n), taken: euros(0n) };
  const many = liabilityOf([promise({ given: 60, used: 20, lapsed: 10, taken: 0, amounts })], today, 'EUR');
  // A quarter of the settled money lapsed, and a third of the settled rewards.
  expect(many.expected).toEqual(euros(15000n));
  expect(many.byKind[0]?.expected.count).toBe(10);
});

test('a shop that promised nothing owes nothing', () => {
  expect(liabilityOf([], today, 'JPY')).toMatchObject({
    total: { count: 0, amount: { amountMinor: 0n, currency: 'JPY' } },
    expected: null,
    byKind: [],
    byProgram: [],
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figures } from './figures.ts';
import { amountOf, changeOf, divideRounded, stepRate } from './measures.ts';
import { isNothing, noFigures, sumFigures } from './sum-figures.ts';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const some: Figures = {
  ...noFigures('EUR'),
  shares: 4,
  visits: 13,
  claims: 6,
  orders: 3,
  rewarded: 3,
  newCustomers: 2,
  revenue: euros(10000n),
  discounts: euros(1000n),
  rewardCost: euros(1501n),
};

test('money is divided exactly, halves away from zero', () => {
  expect(amountOf(some, 'averageOrder')).toEqual({ kind: 'money', decimal: '33.33', currency: 'EUR' });
  expect(amountOf(some, 'cost')).toEqual({ kind: 'money', decimal: '25.01', currency: 'EUR' });
  expect(amountOf(some, 'costPerNewCustomer')).toEqual({ kind: 'money', decimal: '12.51', currency: 'EUR' });
  expect(amountOf(some, 'return')).toEqual({ kind: 'ratio', ratio: 4 });
  expect(amountOf(some, 'conversion')).toEqual({ kind: 'percent', percent: 23.1 });
});

test('yen have no smaller unit', () => {
  const yen = { ...some, revenue: { amountMinor: 10000n, currency: 'JPY' } };
  expect(amountOf(yen, 'averageOrder')).toEqual({ kind: 'money', decimal: '3333', currency: 'JPY' });
});

test('where there is nothing to divide by, there is no figure', () => {
  const nothing = noFigures('EUR');
  for (const measure of ['averageOrder', 'costPerNewCustomer', 'return', 'conversion'] as const)
    expect(amountOf(nothing, measure)).toBeNull();
  expect(stepRate(nothing, 'visits')).toBeNull();
  expect(stepRate(some, 'shares')).toBeNull();
  // More was taken back than rewarded: a cost for minus one customer means nothing.
  expect(amountOf({ ...some, rewarded: -1, newCustomers: -1 }, 'costPerNewCustomer')).toBeNull();
  expect(amountOf({ ...some, discounts: euros(0n), rewardCost: euros(-5n) }, 'return')).toBeNull();
});

test('revenue below zero is said as it is', () => {
  const refunded = { ...some, revenue: euros(-1250n), rewarded: 1 };
  expect(amountOf(refunded, 'revenue')).toEqual({ kind: 'money', decimal: '-12.50', currency: 'EUR' });
  expect(amountOf(refunded, 'averageOrder')).toEqual({ kind: 'money', decimal: '-12.50', currency: 'EUR' });
});

test('a change is in percent of what was before', () => {
  const count = (value: number) => ({ kind: 'count', count: value }) as const;
  expect(changeOf(count(15), count(10))).toBe(50);
  expect(changeOf(count(1), count(3))).toBe(-66.7);
  expect(changeOf(count(3), count(0))).toBeNull();
  expect(changeOf(count(3), null)).toBeNull();
  const money = (decimal: string) => ({ kind: 'money', decimal, currency: 'EUR' }) as const;
  expect(changeOf(money('-5.00'), money('10.00'))).toBe(-150);
  expect(changeOf(money('5.00'), money('-10.00'))).toBeNull();
});

test('a step is counted for each of the one before', () => {
  expect(stepRate(some, 'visits')).toEqual({ kind: 'ratio', ratio: 3.25 });
  expect(stepRate(some, 'claims')).toEqual({ kind: 'percent', percent: 46.2 });
});

test('rounding is never off by more than half and mirrors below zero', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (dividend, divisor) => {
      const rounded = divideRounded(dividend, divisor);
      const rest = dividend - rounded * divisor;
      expect((rest < 0n ? -rest : rest) * 2n <= divisor).toBe(true);
      expect(divideRounded(-dividend, divisor)).toBe(-rounded);
    }),
  );
});

test('times put together are the whole', () => {
  const total = sumFigures([some, some, noFigures('EUR')], 'EUR');
  expect(total.visits).toBe(26);
  expect(total.revenue).toEqual(euros(20000n));
  expect(isNothing(total)).toBe(false);
  expect(isNothing(sumFigures([], 'JPY'))).toBe(true);
});

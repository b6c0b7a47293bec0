import { expect, test } from 'vitest';
import { sumRefunds } from './sum-refunds.ts';

const refunded = (amountMinor: bigint, currency: string) => ({ kind: 'refunded', refunded: { amountMinor, currency } });

test('refunds of the currency are added, those of another are counted, and what paid nothing back is neither', () => {
  const changes = [
    { kind: 'cancelled' },
    refunded(500n, 'USD'),
    refunded(25n, 'USD'),
    refunded(400n, 'EUR'),
    { kind: 'refunded', refunded: null },
  ];
  expect(sumRefunds(changes, 'USD')).toEqual({
    sum: { amountMinor: 525n, currency: 'USD' },
    count: 3,
    otherCurrencies: 1,
  });
  expect(sumRefunds([], 'JPY')).toEqual({ sum: { amountMinor: 0n, currency: 'JPY' }, count: 0, otherCurrencies: 0 });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptRevenue } from './kept-revenue.ts';

const money = (amountMinor: bigint, currency = 'EUR') => ({ amountMinor, currency });
const kept = (subtotal: bigint, total: bigint | null, refunded: bigint, currency = 'EUR') =>
  keptRevenue(money(subtotal, currency), {
    total: total === null ? null : money(total, currency),
    refunded: money(refunded, currency),
  }).amountMinor;

describe('what is kept of an order', () => {
  test.each<[string, Parameters<typeof kept>, bigint]>([
    ['that was not refunded', [4990n, 5490n, 0n], 4990n],
    ['that was refunded in full', [4990n, 5490n, 5490n], 0n],
    ['of which more was paid back than paid', [4990n, 5490n, 6000n], 0n],
    ['of which a half was paid back', [4990n, 5490n, 2745n], 2495n],
    ['in a currency without digits', [1000n, 1100n, 1n, 'JPY'], 999n],
    ['in a currency with three digits', [12_345n, 12_345n, 1n, 'KWD'], 12_344n],
    ['that cost nothing', [0n, 0n, 0n], 0n],
    ['whose total nobody kept', [4990n, null, 100n], 4990n],
  ])('%s', (_name, given, expected) => {
    expect(kept(...given)).toBe(expected);
  });

  const amounts = fc.tuple(
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
    fc.bigInt({ min: 1n, max: 10n ** 15n }),
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
  );

  test('is never more than the goods, never less than nothing, and only falls', () => {
    fc.assert(
      fc.property(amounts, ([subtotal, total, refunded, more]) => {
        const [first, second] = [kept(subtotal, total, refunded), kept(subtotal, total, refunded + more)];
        expect(first >= 0n && first <= subtotal && second <= first).toBe(true);
      }),
    );
  });

  test('is the same share of the goods as of the whole, to the smallest unit', () => {
    fc.assert(
      fc.property(amounts, ([subtotal, total, refunded]) => {
        fc.pre(refunded > 0n && refunded < total);
        const exact = subtotal * (total - refunded);
        const rounded = kept(subtotal, total, refunded) * total;
        expect(rounded <= exact && exact - rounded < total).toBe(true);
      }),
    );
  });
});

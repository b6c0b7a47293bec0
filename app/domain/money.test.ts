import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  CurrencyMismatch,
  formatDecimal,
  formatMoney,
  parseMoney,
  type Money,
} from './money.ts';

const currencies = ['EUR', 'USD', 'JPY', 'KWD', 'COP', 'IQD'];
const digits: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3, COP: 2, IQD: 3 };
const amount = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const money = fc.record({ amountMinor: amount, currency: fc.constantFrom(...currencies) });
const twoOfACurrency = fc
  .tuple(fc.constantFrom(...currencies), amount, amount)
  .map(([currency, left, right]): [Money, Money] => [
    { amountMinor: left, currency },
    { amountMinor: right, currency },
  ]);

describe('reading Shopify’s decimals', () => {
  test.each<[string, string, string, bigint | null]>([
    ['cents', '49.90', 'EUR', 4990n],
    ['one digit stands for tens', '49.9', 'EUR', 4990n],
    ['no fraction', '49', 'EUR', 4900n],
    ['zeros beyond the cents', '49.9000', 'EUR', 4990n],
    ['yen have no fraction', '1500', 'JPY', 1500n],
    ['yen with empty decimals', '1500.00', 'JPY', 1500n],
    ['dinars have three digits', '2.5', 'KWD', 2500n],
    ['pesos have cents, though nobody uses them', '44910.50', 'COP', 4_491_050n],
    ['below nothing', '-0.05', 'USD', -5n],
    ['nothing', '0.00', 'USD', 0n],
    ['no negative nothing', '-0.00', 'USD', 0n],
    ['beyond what a number holds', '90071992547409929.99', 'EUR', 9_007_199_254_740_992_999n],
    ['finer than the currency', '1.234', 'EUR', null],
    ['half a yen', '0.5', 'JPY', null],
    ['a comma', '1,50', 'EUR', null],
    ['nothing at all', '', 'EUR', null],
    ['a sign alone', '-', 'EUR', null],
    ['a bare point', '.5', 'EUR', null],
    ['an exponent', '1e3', 'EUR', null],
  ])('%s: %s %s', (_name, decimal, currency, amountMinor) => {
    expect(parseMoney(decimal, currency)).toEqual(amountMinor === null ? null : { amountMinor, currency });
  });

  test('what was written is read back as the same amount', () => {
    fc.assert(
      fc.property(money, (any) => {
        expect(parseMoney(formatDecimal(any), any.currency)).toEqual(any);
      }),
    );
  });

  test('a decimal has as many digits as its currency', () => {
    fc.assert(
      fc.property(money, (any) => {
        const [, fraction = ''] = formatDecimal(any).split('.');
        expect(fraction).toHaveLength(digits[any.currency] ?? -1);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('adding is exact and does not care about the order', () => {
    fc.assert(
      fc.property(twoOfACurrency, ([left, right]) => {
        expect(addMoney(left, right)).toEqual(addMoney(right, left));
        expect(addMoney(left, right).amountMinor - right.amountMinor).toBe(left.amountMinor);
      }),
    );
  });

  test('comparing agrees with adding', () => {
    fc.assert(
      fc.property(twoOfACurrency, ([left, right]) => {
        expect(compareMoney(left, right)).toBe(-compareMoney(right, left) || 0);
        const difference = left.amountMinor - right.amountMinor;
        expect(compareMoney(left, right)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  test('amounts of two currencies never meet', () => {
    const [euro, yen]: [Money, Money] = [
      { amountMinor: 500n, currency: 'EUR' },
      { amountMinor: 20n, currency: 'JPY' },
    ];
    expect(() => addMoney(euro, yen)).toThrow(CurrencyMismatch);
    expect(() => compareMoney(euro, yen)).toThrow('EUR and JPY cannot be put together.');
  });
});

test.each<[string, Money, string, string]>([
  ['dollars in English', { amountMinor: 123_456n, currency: 'USD' }, 'en', '$1,234.56'],
  ['euros in French', { amountMinor: 123_456n, currency: 'EUR' }, 'fr', '1 234,56 €'],
  ['yen', { amountMinor: 1500n, currency: 'JPY' }, 'en', '¥1,500'],
  [
    'beyond what a number holds',
    { amountMinor: 9_007_199_254_740_993_01n, currency: 'USD' },
    'en',
    '$9,007,199,254,740,993.01',
  ],
])('people read %s', (_name, any, locale, text) => {
  expect(formatMoney(any, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
});

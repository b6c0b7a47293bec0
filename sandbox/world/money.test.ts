import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  allocateMoney,
  compareMoney,
  formatMoney,
  fromMinor,
  minMoney,
  multiplyMoney,
  roundMoney,
  subtractMoney,
  sumMoney,
  toMinor,
} from './money.ts';

const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

test('minor units and decimals are two forms of the same amount', () => {
  fc.assert(
    fc.property(
      minor,
      fc.constantFrom(0, 2, 3),
      (amount, digits) => toMinor(fromMinor(amount, digits), digits) === amount,
    ),
  );
});

test('what is added can be taken away again', () => {
  fc.assert(
    fc.property(
      minor,
      minor,
      (a, b) => subtractMoney(addMoney(fromMinor(a, 2), fromMinor(b, 2), 2), fromMinor(b, 2), 2) === fromMinor(a, 2),
    ),
  );
});

test('shares of an amount lose no cent, and no share is more than a cent from its part', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 7n }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weights, (amount, parts) => {
      fc.pre(parts.some((part) => part > 0n));
      const whole = parts.reduce((sum, part) => sum + part, 0n);
      const shares = allocateMoney(
        fromMinor(amount, 2),
        parts.map((part) => fromMinor(part, 2)),
        2,
      ).map((share) => toMinor(share, 2));
      expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amount);
      shares.forEach((share, index) => {
        const exact = (amount * (parts[index] ?? 0n)) / whole;
        expect(share === exact || share === exact + 1n).toBe(true);
      });
    }),
  );
});

test.each([
  ['15 % of 49.90 is rounded once', multiplyMoney('49.90', 0.15, 2), '7.49'],
  ['a third of ten', multiplyMoney('10.00', '0.333333', 2), '3.33'],
  ['halves go away from zero', multiplyMoney('0.05', '0.5', 2), '0.03'],
  ['also below zero', multiplyMoney('-0.05', '0.5', 2), '-0.03'],
  ['a very small factor', multiplyMoney('1000000.00', 1e-7, 2), '0.10'],
  ['yen have no decimals', roundMoney('1999.5', 0), '2000'],
  ['a sum of none', sumMoney([], 2), '0.00'],
  ['0.1 and 0.2', addMoney('0.1', '0.2', 2), '0.30'],
  ['the smaller', minMoney('10', '9.99'), '9.99'],
])('%s', (_name, found, expected) => expect(found).toBe(expected));

test('amounts of unlike digits compare by value', () => {
  expect([compareMoney('10', '10.00'), compareMoney('9.999', '10'), compareMoney('10.01', '10')]).toEqual([0, -1, 1]);
});

test('an amount reads as its shop writes it', () => {
  expect(formatMoney('1234.5', { currency: 'USD', locale: 'en', countryCode: 'US', currencyDigits: 2 })).toBe(
    '$1,234.50',
  );
  expect(formatMoney('1234.5', { currency: 'EUR', locale: 'fr', countryCode: 'FR', currencyDigits: 2 })).toMatch(
    /^1\s234,50\s€$/,
  );
});

test('what is no decimal is refused', () => {
  expect(() => toMinor('1,50', 2)).toThrow('Not a decimal');
});

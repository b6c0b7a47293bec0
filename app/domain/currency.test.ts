import { describe, expect, test } from 'vitest';
import { currencyDigits, writeDecimal } from './currency.ts';

describe('digits after the point', () => {
  /** ISO 4217, list one, as published on 2024-06-25: every currency whose minor unit is not 2. */
  const others: Record<string, number> = {
    ...{
      BIF: 0,
      CLP: 0,
      DJF: 0,
      GNF: 0,
      ISK: 0,
      JPY: 0,
      KMF: 0,
      KRW: 0,
      PYG: 0,
      RWF: 0,
      UGX: 0,
      UYI: 0,
      VND: 0,
      VUV: 0,
    },
    ...{ XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4 },
  };

  test('are two but where ISO 4217 says otherwise', () => {
    for (const currency of Intl.supportedValuesOf('currency'))
      expect([currency, currencyDigits(currency)]).toEqual([currency, others[currency] ?? 2]);
  });

  test('are never fewer than people write', () => {
    for (const currency of Intl.supportedValuesOf('currency')) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
      expect(currencyDigits(currency)).toBeGreaterThanOrEqual(maximumFractionDigits ?? 0);
    }
  });
});

test.each([
  ['44910.50', 'COP', 'en', 'COP 44,910.50'],
  ['44910.00', 'COP', 'en', 'COP 44,910'],
  ['1500.5', 'HUF', 'fr', '1 500,50 HUF'],
  ['1500', 'HUF', 'fr', '1 500 HUF'],
  ['2.250', 'IQD', 'en', 'IQD 2.250'],
  ['10', 'EUR', 'en', '€10.00'],
  ['-0.05', 'USD', 'en', '-$0.05'],
  ['1500', 'JPY', 'en', '¥1,500'],
  ['2.5', 'KWD', 'en', 'KWD 2.500'],
])('people read %s %s in %s', (decimal, currency, locale, text) => {
  expect(writeDecimal(decimal, currency, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
});

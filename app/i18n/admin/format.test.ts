import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

test.each([
  ['44910.50', 'COP', 'en', 'COP\u00a044,910.50'],
  ['1500.5', 'HUF', 'fr', '1\u00a0500,50\u00a0HUF'],
  ['10.00', 'EUR', 'fr', '10,00\u00a0€'],
])('merchants read %s %s in %s with every digit there is', (decimal, currency, region, text) => {
  expect(createFormat(region, 'UTC').money({ decimal, currency })).toBe(text);
});

test('a period is said as briefly as the region says it, with spaces that server and browser agree about', () => {
  const format = createFormat('fr', 'UTC');
  expect(format.days('2026-10-24', '2026-11-22')).toBe('24 oct. – 22 nov. 2026');
  expect(format.days('2026-11-22', '2026-11-22')).toBe('22 nov. 2026');
  expect([format.shortTime('2026-11-22'), format.shortTime('2026-11'), format.monthName('2026-11')]).toEqual([
    '22 nov.',
    'nov. 2026',
    'nov.',
  ]);
  expect([format.rate(12.34), format.change(5), format.change(-0.5), format.ratio(3.256)]).toEqual([
    '12,3\u00a0%',
    '+5\u00a0%',
    '-0,5\u00a0%',
    '3,26',
  ]);
});

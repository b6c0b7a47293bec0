import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

test.each([
  ['44910.50', 'COP', 'en', 'COP\u00a044,910.50'],
  ['1500.5', 'HUF', 'fr', '1\u00a0500,50\u00a0HUF'],
  ['10.00', 'EUR', 'fr', '10,00\u00a0€'],
])('merchants read %s %s in %s with every digit there is', (decimal, currency, region, text) => {
  expect(createFormat(region, 'UTC').money({ decimal, currency })).toBe(text);
});

import { expect, test } from 'vitest';
import { createFormat } from './format.ts';
import { chooseLanguage, chooseLanguageByHeader } from './language.ts';

test.each([
  ['a region of a language we speak is kept for figures', ['fr-CA'], { locale: 'fr', region: 'fr-CA' }],
  ['an underscore is read as a dash', ['en_GB'], { locale: 'en', region: 'en-GB' }],
  ['a language we do not speak falls back to English', ['ja-JP'], { locale: 'en', region: 'en' }],
  ['the next wish counts when the first is not spoken', ['de', 'fr-BE'], { locale: 'fr', region: 'fr-BE' }],
  ['nonsense is no language', ['<script>', null, undefined], { locale: 'en', region: 'en' }],
])('%s', (_name, tags, language) => {
  expect(chooseLanguage(...tags)).toEqual(language);
});

test.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['de,en;q=0.3,fr;q=0.7', 'fr'],
  ['*', 'en'],
  [null, 'en'],
])('the header %s asks for %s', (header, locale) => {
  expect(chooseLanguageByHeader(header).locale).toBe(locale);
});

test('figures are written as in the region, with no narrow spaces that server and browser could disagree about', () => {
  const french = createFormat('fr-FR', 'Europe/Paris');
  expect(french.money({ decimal: '1234567.5', currency: 'EUR' })).toBe('1\u00a0234\u00a0567,50\u00a0€');
  expect(french.percent(10)).toBe('10\u00a0%');
  expect(french.count(12_345)).toBe('12\u00a0345');
  expect(french.typed('49.90')).toBe('49,90');
  expect(createFormat('en-US', 'UTC').money({ decimal: '9007199254740993.01', currency: 'USD' })).toBe(
    '$9,007,199,254,740,993.01',
  );
});

test('moments are told in the time zone of the shop', () => {
  expect(createFormat('en-GB', 'Asia/Tokyo').moment('2026-11-21T20:30:00.000Z')).toBe('22 Nov 2026, 05:30');
  expect(createFormat('fr', 'Europe/Paris').moment('2026-11-21T20:30:00.000Z')).toMatch(/^21 nov\. 2026.*21:30$/);
});

import { expect, test } from 'vitest';
import { shopperLocale } from './shopper-locale.ts';

function ask(query: string, accept?: string): Request {
  return new Request(
    `https://ricochet.example/proxy/v1/invite${query}`,
    accept === undefined ? {} : { headers: { 'Accept-Language': accept } },
  );
}

test.each([
  ['the page says which language it is in', '?locale=fr', 'en-GB', 'en', 'fr'],
  ['a region of Portuguese is Portuguese', '?locale=pt-PT', 'en', 'en', 'pt'],
  ['the browser asks for French', '', 'fr-CH, fr;q=0.9, en;q=0.8', 'en', 'fr'],
  ['weights count, not places', '', 'en;q=0.5, fr;q=0.7', 'en', 'fr'],
  ['a language we do not speak is passed over', '', 'sv, fr;q=0.3', 'en', 'fr'],
  ['a language with no weight is not wanted', '', 'fr;q=0, sv', 'en', 'en'],
  ['the shop decides when the browser asks for nothing we speak', '', 'sv', 'fr', 'fr'],
  ['an unknown locale of the page is passed over', '?locale=xx', 'fr', 'en', 'fr'],
] as const)('%s', (_name, query, accept, shopLocale, expected) => {
  expect(shopperLocale(ask(query, accept), shopLocale)).toBe(expected);
});

test('without any sign it is English', () => {
  expect(shopperLocale(ask(''))).toBe('en');
});

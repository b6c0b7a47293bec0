import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLandingPage } from './landing-page.ts';

const path = '/apps/ricochet';

test.each<[string, string, { code: string; channel: string } | null]>([
  ['an invite’s page', '/apps/ricochet/i/ANNA-K7Q?via=whatsapp', { code: 'ANNA-K7Q', channel: 'whatsapp' }],
  ['with a slash behind it', '/apps/ricochet/i/anna-k7q/', { code: 'ANNA-K7Q', channel: 'link' }],
  ['in another language', '/fr/apps/ricochet/i/ANNA-K7Q?via=sms', { code: 'ANNA-K7Q', channel: 'sms' }],
  ['in the language of a country', '/pt-BR/apps/ricochet/i/ANNA-K7Q', { code: 'ANNA-K7Q', channel: 'link' }],
  ['as a whole address', 'https://luma.example/apps/ricochet/i/ANNA%20K7Q?via=qr', { code: 'ANNA-K7Q', channel: 'qr' }],
  ['any page with a ref', '/products/tee?ref=anna-k7q&via=email', { code: 'ANNA-K7Q', channel: 'email' }],
  ['a channel that there is not', '/?ref=ANNA-K7Q&via=pigeon', { code: 'ANNA-K7Q', channel: 'link' }],
  ['the home page', '/', null],
  ['another page of ours', '/apps/ricochet/dashboard', null],
  ['another app’s page', '/apps/other/i/ANNA-K7Q', null],
  ['a page under an invite', '/apps/ricochet/i/ANNA-K7Q/more', null],
  ['a code that is none', '/apps/ricochet/i/%E2%82%AC', null],
  ['broken signs', '/apps/ricochet/i/%E0%A4%A', null],
  ['an empty ref', '/?ref=', null],
  ['a ref with Liquid', '/?ref={{shop.email}}', null],
  ['no address at all', 'http://[', null],
])('%s', (_name, page, invite) => {
  expect(readLandingPage(page, path)).toEqual(invite);
});

test('an order without a page of entry names none', () => {
  expect(readLandingPage(null, path)).toBeNull();
});

test('whatever stands there, it is read as a code that could be one, or not at all', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true }),
    fc.string().map((text) => `/?ref=${text}`),
  );
  fc.assert(
    fc.property(anything, (page) => {
      expect(readLandingPage(page, path)?.code ?? 'ABC').toMatch(/^[A-Z0-9-]{3,40}$/);
    }),
  );
});

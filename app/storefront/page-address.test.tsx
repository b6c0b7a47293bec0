import { expect, test } from 'vitest';
import { attributeOf, pagePlace, rendered } from '../../tests/support/page-words.ts';
import { claimView } from '../../tests/support/page-views.ts';
import { discountAddress, homeAddress, pageAddress, signInAddress } from './page-address.ts';
import { ClaimPage } from './pages/claim-page.tsx';
import { PageFrame, type PagePlace } from './pages/page-frame.tsx';

/** A store in English that is published in German and Brazilian Portuguese too, as Liquid sees it on one of its pages. */
const store = (iso_code: string, root_url = '/') => ({
  request: { locale: { iso_code } },
  routes: { root_url, account_login_url: `${root_url === '/' ? '' : root_url}/account/login` },
  localization: {
    available_languages: [
      { iso_code: 'en', root_url: '/' },
      { iso_code: 'de', root_url: '/de' },
      { iso_code: 'pt-BR', root_url: '/pt-br' },
    ],
  },
});

function addressesOf(locale: PagePlace['locale'], globals: Record<string, unknown>): (string | undefined)[] {
  const place = pagePlace(locale);
  return [pageAddress(place, '/who'), homeAddress, discountAddress('HI 1'), signInAddress(place, '/invite')].map(
    (mark) =>
      attributeOf(
        <PageFrame place={place}>
          <a href={mark}>x</a>
        </PageFrame>,
        /<a href="([^"]*)"/,
        globals,
      ),
  );
}

test.each([
  ['of the shop’s own language stays there', 'en', store('en'), '', 'en'],
  ['of another language stays in it', 'de', store('de', '/de'), '/de', 'de'],
  ['stays where the shopper went, whatever it says itself', 'en', store('de', '/de'), '/de', 'de'],
  ['in a language that we do not speak stays in it', 'en', store('ar', '/ar'), '/ar', 'ar'],
  ['without a language leads a German to German', 'de', store('en'), '/de', 'de'],
  ['finds a language with its region', 'pt', store('en'), '/pt-br', 'pt'],
  ['leads nobody to a language that the shop does not have', 'ja', store('en'), '', 'ja'],
  ['leaves a theme alone whose language we do not speak', 'de', store('ar'), '', 'de'],
] as const)('a page %s', (_name, locale, globals, root, told) => {
  const { account_login_url } = globals.routes;
  expect(addressesOf(locale, globals)).toEqual([
    `${root}/apps/ricochet/who?locale=${told}`,
    root || '/',
    `/discount/HI%201?redirect=${root || '/'}`,
    `${account_login_url}?return_to=${encodeURIComponent(root)}%2Fapps%2Fricochet%2Finvite`,
  ]);
});

test('what was typed is never taken for an address', () => {
  const typed = 'ricochet-home:';
  const page = (
    <PageFrame place={pagePlace('en')}>
      <input defaultValue={typed} />
      <p>{`href="${typed}"`}</p>
    </PageFrame>
  );
  expect(rendered(page)).toContain(`value="${typed}"`);
  expect(rendered(page)).toContain(`href=&quot;${typed}&quot;`);
});

test('the script learns where to lead on to from the page', () => {
  const page = <ClaimPage place={pagePlace('de')} view={claimView} />;
  expect(attributeOf(page, /data-home="([^"]*)"/, store('de', '/de'))).toBe('/de');
});

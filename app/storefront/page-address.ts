import { createElement, type ReactElement } from 'react';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import type { PagePlace } from './pages/page-frame.tsx';

/*
 * The online store in German begins at `/de`, which only Liquid knows. So addresses that a shopper follows are written as
 * marks in `href`, `action` and `data-home`, and become Liquid of our own when the page is rendered.
 */

/** Stands for a page of ours, by its path behind the app proxy, in the shopper's language. */
export function pageAddress({ shop }: Pick<PagePlace, 'shop'>, path: string): string {
  return `ricochet-page:${shop.proxyPath}${path}`;
}

/** Stands for where the online store begins in the shopper's language. */
export const homeAddress = 'ricochet-home:';

/** Stands for the address that puts a code on the cart and leads on to the store. */
export function discountAddress(code: string): string {
  return `ricochet-discount:${encodeURIComponent(code)}`;
}

/** Stands for the shop's sign-in page, and leads back to a page of ours. */
export function signInAddress({ shop }: Pick<PagePlace, 'shop'>, path: string): string {
  return `ricochet-sign-in:${encodeURIComponent(shop.proxyPath + path)}`;
}

/** Says in which language the page speaks; stands once on each, before every address. */
export function PageLanguage({ locale }: { locale: ShopperLocale }): ReactElement {
  return createElement('ricochet-language', { 'data-is': locale });
}

/** Puts Liquid in the place of the marks. What they carry was escaped with the rest of the page. */
export function withAddresses(html: string): string {
  return html
    .replaceAll(/<ricochet-language data-is="(\w+)"><\/ricochet-language>/g, (_whole, spoken: string) =>
      languageLiquid(spoken),
    )
    .replaceAll(
      /\b(href|action|data-home)="ricochet-(page|home|discount|sign-in):([^"]*)"/g,
      (_whole, name: string, kind: keyof typeof addresses, rest: string) => `${name}="${addresses[kind](rest)}"`,
    );
}

const home = `{{ ricochet_root | default: '/' | escape }}`;
const addresses = {
  page: (path: string) => `{{ ricochet_root | escape }}${path}?locale={{ ricochet_locale | url_encode }}`,
  home: () => home,
  discount: (code: string) => `/discount/${code}?redirect=${home}`,
  // Only Liquid knows where this shop's customers sign in. Source: shopify.dev, customer sign-in links and redirects.
  'sign-in': (path: string) =>
    `{% assign sign_in = ricochet_root | url_encode | prepend: '?return_to=' | prepend: routes.account_login_url %}` +
    `{% assign sign_in = sign_in | append: '${path}' %}` +
    `{{ routes.storefront_login_url | default: sign_in | escape }}`,
};

/**
 * At `/de` everything stays there. Whoever opens an address without a language, such as an invite, is spoken to in their
 * own and led on to the store in it, where there is one; a theme in a language that we do not speak is left as it is.
 */
function languageLiquid(spoken: string): string {
  const languageOf = (locale: string) => `${locale}.iso_code | split: '-' | first`;
  return `{%- liquid
assign ricochet_root = ''
assign ricochet_locale = '${spoken}'
assign language = ${languageOf('request.locale')}
if routes.root_url.size > 1
assign ricochet_root = routes.root_url
assign ricochet_locale = request.locale.iso_code
elsif language != '${spoken}' and '${shopperLocales.join()}' contains language
for each in localization.available_languages
assign language = ${languageOf('each')}
if language == '${spoken}' and each.root_url.size > 1
assign ricochet_root = each.root_url
break
endif
endfor
endif
-%}`;
}

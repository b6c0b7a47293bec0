import { Liquid } from 'liquidjs';
import type { ReactElement } from 'react';
import type { PagePlace } from '#app/storefront/pages/page-frame.tsx';
import { renderLiquid } from '#app/storefront/render-page.ts';

/** Where a page of the storefront is shown in tests. */
export const pagePlace = (locale: PagePlace['locale']): PagePlace => ({
  locale,
  shop: {
    name: 'Luma Goods',
    storefrontUrl: 'https://luma.example',
    proxyPath: '/apps/ricochet',
    timeZone: 'Europe/Paris',
  },
});

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#123;': '{',
  '&#125;': '}',
};
const readEntities = (text: string) => text.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);

/** A page as Shopify renders it for somebody, by default a visitor without an account or a cart. */
export function rendered(page: ReactElement, globals: Record<string, unknown> = {}): string {
  const liquid = new Liquid({ strictFilters: true, jsTruthy: false });
  return String(liquid.parseAndRenderSync(renderLiquid(page), { cart: { attributes: {} }, routes: {}, ...globals }));
}

/** What is left as Liquid once the fixed pieces are taken away that the pages put in themselves. */
export function withoutOwnLiquid(page: ReactElement): string {
  const html = renderLiquid(page);
  const own = [
    /\{%- liquid[^]*?-%\}/.exec(html)?.[0] ?? '',
    '{{ ricochet_root | escape }}',
    '{{ ricochet_locale | url_encode }}',
    "{{ ricochet_root | default: '/' | escape }}",
    '{% if customer and customer.orders_count > 0 %}',
    '{% else %}',
    '{% endif %}',
    '{{ cart.attributes._ricochet | escape }}',
    '{{ localization.country.iso_code | escape }}',
  ];
  return own.reduce((rest, piece) => rest.replaceAll(piece, ''), html);
}

/** The words of a page as a browser shows them, with ordinary spaces. */
export function wordsOf(page: ReactElement, globals: Record<string, unknown> = {}): string {
  return readEntities(rendered(page, globals).replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** What `pattern` finds in a page, read as a browser reads attributes. */
export function attributeOf(
  page: ReactElement,
  pattern: RegExp,
  globals?: Record<string, unknown>,
): string | undefined {
  const found = pattern.exec(rendered(page, globals))?.[1];
  return found === undefined ? undefined : readEntities(found);
}

import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { withAddresses } from './page-address.ts';

/**
 * A page as Liquid that Shopify renders inside the shop's theme. React escapes everything for HTML; the braces that are
 * left are written as entities, so that nothing in it, wherever it came from, can be read as Liquid. The few pieces of
 * Liquid of our own are put in afterwards, in the place of marks that no data can make: a tag is written by React alone,
 * and what stands in an attribute says at most which piece is wanted.
 */
export function renderLiquid(page: ReactElement): string {
  return withAddresses(withoutBraces(renderToStaticMarkup(page)))
    .replaceAll(/<ricochet-when data-is="(\w+)">/g, (_whole, name: string) => `{% if ${conditionLiquid(name)} %}`)
    .replaceAll('<ricochet-else></ricochet-else>', '{% else %}')
    .replaceAll('</ricochet-when>', '{% endif %}')
    .replaceAll(/value="ricochet-liquid:(\w+)"/g, (whole, name: string) => valueLiquid(name) ?? whole);
}

function withoutBraces(html: string): string {
  return html.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** Questions about the shopper that Liquid alone can answer, without asking Shopify's Admin API. */
const conditions = { has_ordered: 'customer and customer.orders_count > 0' } as const;
export type LiquidCondition = keyof typeof conditions;

function conditionLiquid(name: string): string {
  return conditions[name as LiquidCondition];
}

/** What Liquid alone knows, for a field's value. */
const values = {
  customer_email: 'customer.email',
  cart_mark: 'cart.attributes._ricochet',
  country: 'localization.country.iso_code',
} as const;

/** Stands for what Liquid knows, in the value of a field. */
export function liquidValue(name: keyof typeof values): string {
  return `ricochet-liquid:${name}`;
}

function valueLiquid(name: string): string | null {
  return Object.hasOwn(values, name) ? `value="{{ ${values[name as keyof typeof values]} | escape }}"` : null;
}

/** Pages speak to one person: nothing keeps them and no search engine lists them. */
const personal = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  Vary: 'Accept-Language',
} as const;

/** The answer that carries a page, which Shopify renders inside the theme. */
export function answerPage(page: ReactElement, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(renderLiquid(page), {
    status,
    headers: { 'Content-Type': 'application/liquid; charset=utf-8', ...personal, ...headers },
  });
}

/** The answer that carries a document of its own, which Shopify passes on as it is. */
export function answerDocument(document: ReactElement): Response {
  return new Response(`<!doctype html>${renderToStaticMarkup(document)}`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...personal },
  });
}

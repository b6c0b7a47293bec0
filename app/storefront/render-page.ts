import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * A page as Liquid that Shopify renders inside the shop's theme. React escapes everything for HTML; the braces that are
 * left are written as entities, so that nothing in it, wherever it came from, can be read as Liquid. The one piece of
 * Liquid of our own is put in afterwards, where an attribute asks for it.
 */
export function renderLiquid(page: ReactElement): string {
  const inert = renderToStaticMarkup(page).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
  return inert.replaceAll(/href="ricochet-sign-in:([\w%.~/-]*)"/g, (_whole, path: string) => signInLiquid(path));
}

/** Stands for the shop's sign-in page in a link, and leads back to `path` of the online store. */
export function signInAddress(path: string): string {
  return `ricochet-sign-in:${encodeURIComponent(path)}`;
}

/** Only Liquid knows where this shop's customers sign in. Source: shopify.dev, customer sign-in links and redirects. */
function signInLiquid(encodedPath: string): string {
  const otherwise = `{% assign sign_in = routes.account_login_url | append: '?return_to=${encodedPath}' %}`;
  return `href="${otherwise}{{ routes.storefront_login_url | default: sign_in | escape }}"`;
}

/** The answer that carries a page. Pages speak to one person: nothing keeps them and no search engine lists them. */
export function answerPage(page: ReactElement, status = 200): Response {
  return new Response(renderLiquid(page), {
    status,
    headers: {
      'Content-Type': 'application/liquid; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      Vary: 'Accept-Language',
    },
  });
}

import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * A page as Liquid that Shopify renders inside the shop's theme. React escapes everything for HTML; the braces that are
 * left are written as entities, so that nothing in it, wherever it came from, can be read as Liquid. Our own markup
 * needs no brace, which is what makes this one line enough.
 */
export function renderLiquid(page: ReactElement): string {
  return renderToStaticMarkup(page).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
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

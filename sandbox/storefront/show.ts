import type { Request, Response } from 'express';
import { priceCheckout } from '../orders/price-checkout.ts';
import { settle } from '../world/settle.ts';
import type { Collection, Product } from '../world/types.ts';
import { noAssets, type Page } from './liquid/page.ts';
import { answerSections } from './sections.ts';
import { renderTemplate, type Theme } from './liquid/render-page.ts';
import { countryOf, languageOf } from './localization.ts';
import { customerOf, findCart, shopNow, type Store } from './visit.ts';

interface Shown {
  status?: number;
  product?: Product;
  collection?: Collection;
  layout?: string;
  /** What only this template sees. */
  scope?: object;
}

/** What Liquid needs to know of the page that this request asks for. */
export function pageFor(store: Store, request: Request, template: string, shown: Shown = {}): Page {
  const { sandbox } = store;
  const shop = shopNow(store);
  settle(sandbox, shop);
  const cart = findCart(store, request);
  const customer = customerOf(store, request);
  const purchase = cart && { lines: cart.lines, codes: cart.discountCodes, customerId: customer?.id ?? null };
  const layout = shown.layout ?? 'theme';
  const country = countryOf(store, request);
  return {
    sandbox,
    shop,
    ...languageOf(store, request),
    // The checkout shows the shop's own currency: fidelity.md.
    country: layout === 'checkout' ? { ...country, presentment: null } : country,
    isDesignMode: request.query['design_mode'] === '1',
    customer,
    cart,
    priced: purchase && priceCheckout(shop, purchase, sandbox.now()),
    template,
    // Not `request.path`: behind the proxy's mount that is only the rest.
    path: new URL(request.originalUrl, 'http://store.invalid').pathname,
    origin: sandbox.urls.storefronts[shop.domain] ?? `http://${request.headers.host ?? 'localhost'}`,
    product: shown.product ?? null,
    collection: shown.collection ?? null,
    assets: noAssets(),
    layout,
  };
}

/** Answers with a page of the theme. */
export async function show(
  store: Store,
  theme: Theme,
  request: Request,
  response: Response,
  template: string,
  shown: Shown = {},
): Promise<void> {
  const page = pageFor(store, request, template, shown);
  if (await answerSections(theme, page, request, response)) return;
  const html = await renderTemplate(theme, page, template, shown.scope);
  response
    .status(shown.status ?? 200)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(html);
}

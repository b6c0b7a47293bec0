import type { PricedCart } from '../../discounts/price-cart.ts';
import type { BuyerCountry } from '../../world/buyer-countries.ts';
import type { Sandbox } from '../../world/sandbox.ts';
import { toPresentment } from '../../world/presentment.ts';
import type { Cart, Collection, Customer, Product, Shop } from '../../world/types.ts';
import { inLanguage } from '../language-path.ts';
import { hundredths } from './hundredths.ts';

/** One page being made for one visitor: what Liquid may see, and what it leaves behind on the page. */
export interface Page {
  sandbox: Sandbox;
  shop: Shop;
  customer: Customer | null;
  cart: Cart | null;
  priced: PricedCart | null;
  /** Template in Shopify's names: `index`, `product`, `customers/account`; empty for a page of the app's proxy. */
  template: string;
  path: string;
  /** The language of the page, such as `fr`, and where the store begins in it: `/` or `/fr`. */
  language: string;
  root: string;
  /** Where the buyer says they are; prices are shown in that country's currency. */
  country: BuyerCountry;
  /** Whether the theme editor shows the page. */
  isDesignMode: boolean;
  /** Scheme and host of the storefront. */
  origin: string;
  product: Product | null;
  collection: Collection | null;
  assets: PageAssets;
  /** Chosen by `{% layout %}`; null is no layout. */
  layout: string | null;
}

/** Files and inline code that blocks on the page asked for; each once. */
export interface PageAssets {
  scripts: Set<string>;
  stylesheets: Set<string>;
  inlineStyles: Set<string>;
  inlineScripts: Set<string>;
}

/** Where a render finds its page among the globals: a symbol, so that no template can reach it. */
export const PAGE = Symbol('page');

/** The page of the render that a filter or a tag is called in. */
export function pageOf(context: { globals: object }): Page {
  const page = (context.globals as { [PAGE]?: Page })[PAGE];
  if (!page) throw new Error('Liquid was rendered without a page');
  return page;
}

export function noAssets(): PageAssets {
  return { scripts: new Set(), stylesheets: new Set(), inlineStyles: new Set(), inlineScripts: new Set() };
}

/** The currency that the buyer sees. */
export function currencyOf({ shop, country }: Page): string {
  return country.presentment?.currency ?? shop.currency;
}

/** An amount in the shop's currency as the buyer sees it, in hundredths. */
export function shownAmount({ shop, country }: Page, amount: string): number {
  return hundredths(toPresentment(amount, { currency: shop.currency, presentment: country.presentment }));
}

/** A path of the store in the page's language. */
export function pathOn({ root }: Page, path: string): string {
  return inLanguage(root, path);
}

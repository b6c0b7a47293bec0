import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Sandbox } from '../world/sandbox.ts';
import type { Cart, Customer, Shop } from '../world/types.ts';
import { readCookie, setCookie } from './cookies.ts';

/** A storefront: one shop of one sandbox. */
export interface Store {
  sandbox: Sandbox;
  shop: Shop;
}

/** The shop's people and carts are looked up at each request: a reset of the world replaces them. */
export function shopNow({ sandbox, shop }: Store): Shop {
  return sandbox.world.shops[shop.domain] ?? shop;
}

/** The customer who is signed in, or null. */
export function customerOf(store: Store, request: Request): Customer | null {
  const shop = shopNow(store);
  const session = readCookie(request, shop, 'customer');
  const id = session !== null && Object.hasOwn(shop.customerSessions, session) ? shop.customerSessions[session] : null;
  return shop.customers.find((customer) => customer.id === id) ?? null;
}

/** The visitor's cart, or null when they have none yet. */
export function findCart(store: Store, request: Request): Cart | null {
  const shop = shopNow(store);
  const token = readCookie(request, shop, 'cart');
  return shop.carts.find((cart) => cart.token === token) ?? null;
}

/** The visitor's cart; a new one remembers where the visit began. */
export function takeCart(store: Store, request: Request, response: Response): Cart {
  const known = findCart(store, request);
  if (known) return known;
  const shop = shopNow(store);
  const isRemembered = allowsAnalytics(request, shop);
  const cart: Cart = {
    token: randomBytes(16).toString('hex'),
    lines: [],
    attributes: {},
    note: '',
    discountCodes: [],
    // A visit that begins with this very request has its cookies only from the next one on.
    landingSite: isRemembered
      ? (readCookie(request, shop, 'landing_page') ?? (isPage(request) ? request.originalUrl : null))
      : null,
    referringSite: isRemembered
      ? (readCookie(request, shop, 'orig_referrer') ?? externalReferrer(request)) || null
      : null,
    customerId: customerOf(store, request)?.id ?? null,
  };
  shop.carts.push(cart);
  setCookie(response, shop, 'cart', cart.token);
  store.sandbox.changed();
  return cart;
}

/** Remembers the first page of a visit and where the visitor came from, as Shopify's own cookies do. */
export function rememberLanding(store: Store): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const shop = shopNow(store);
    const isNew = readCookie(request, shop, 'landing_page') === null;
    if (isNew && isPage(request) && allowsAnalytics(request, shop)) {
      setCookie(response, shop, 'landing_page', request.originalUrl);
      setCookie(response, shop, 'orig_referrer', externalReferrer(request));
    }
    next();
  };
}

/** Where the shop asks for consent, nothing of a visit is remembered before the shopper gave it. */
function allowsAnalytics(request: Request, shop: Shop): boolean {
  if (!shop.hasCookieBanner) return true;
  try {
    const said: unknown = JSON.parse(readCookie(request, shop, 'tracking_consent') ?? '{}');
    return typeof said === 'object' && said !== null && 'analytics' in said && said.analytics === 'yes';
  } catch {
    return false;
  }
}

function isPage(request: Request): boolean {
  const isFile = /^\/(theme|extensions)\//.test(request.path) || /\.(js|json|css|svg|ico)$/.test(request.path);
  return request.method === 'GET' && !isFile && request.accepts(['html', 'json']) === 'html';
}

function externalReferrer(request: Request): string {
  const referrer = request.headers.referer ?? '';
  const isOwn = URL.canParse(referrer) && new URL(referrer).host === request.headers.host;
  return isOwn ? '' : referrer;
}

/** The buyer's address on the network. */
export function clientIp(request: Request): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

/** A path of this store to go to, or the other one: never another site. */
export function localPath(wanted: unknown, otherwise: string): string {
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !/[\r\n\t]/.test(wanted) ? wanted : otherwise;
}

/** Passes what a handler throws later on to Express, which does not wait for promises by itself. */
export function later(handler: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    handler(request, response).catch(next);
  };
}

/** Thrown by a handler that finds nothing at its address. */
export class NotFound extends Error {}

export function notFoundError(): NotFound {
  return new NotFound('There is nothing at this address');
}

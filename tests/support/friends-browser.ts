import { askRoute, proxiedRequest, type RouteHandler } from './proxied-request.ts';
import type { Shop } from '#app/db/shops.ts';
import * as claimRoute from '#app/routes/proxy.v1.claim.tsx';
import * as landingRoute from '#app/routes/proxy.v1.i.$code.tsx';
import * as whoRoute from '#app/routes/proxy.v1.who.tsx';

/** What a friend reads: the status and the page. */
export interface Read {
  status: number;
  html: string;
  headers: Headers;
}

/** A friend with an address on the internet, signed in or not, who opens invites and claims in one shop. */
export class FriendsBrowser {
  readonly #shop: Shop;
  readonly #who: { customerId: string | null; ip: string };

  constructor(shop: Shop, who: { customerId?: string | null; ip?: string } = {}) {
    this.#shop = shop;
    this.#who = { customerId: who.customerId ?? null, ip: who.ip ?? newAddress() };
  }

  async open(code: string, userAgent?: string): Promise<Read> {
    const asker = { shop: this.#shop.domain, ...this.#who, ...(userAgent === undefined ? {} : { userAgent }) };
    const request = proxiedRequest(`/i/${encodeURIComponent(code)}?via=whatsapp`, asker);
    return await read(landingRoute.loader, request, { code });
  }

  async claim(fields: Record<string, string>): Promise<Read> {
    return await read(claimRoute.action, this.#post('/claim', fields));
  }

  async nameWho(who: string): Promise<Read> {
    return await read(whoRoute.action, this.#post('/who', { who }));
  }

  /** Opens the invite, presses the button, and reads the page that follows. */
  async openAndClaim(code: string, fields: Record<string, string> = {}): Promise<Read> {
    return await this.claim({ invite: code, visit: visitOf(await this.open(code)), ...fields });
  }

  #post(path: string, fields: Record<string, string>): Request {
    const asker = { shop: this.#shop.domain, ...this.#who };
    return proxiedRequest(path, asker, { method: 'POST', body: new URLSearchParams(fields) });
  }
}

async function read(route: RouteHandler, request: Request, params: Record<string, string> = {}): Promise<Read> {
  const answer = await askRoute(route, request, params);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

let addresses = 0;
/** An address that nobody else in the tests of this file has. */
export function newAddress(): string {
  addresses += 1;
  return `198.51.${Math.floor(addresses / 250)}.${addresses % 250}`;
}

const find = (pattern: RegExp, { html }: Read) => pattern.exec(html)?.[1] ?? '';
export const visitOf = (page: Read): string => find(/name="visit" value="([^"]+)"/, page);
/** The code that the page shows, or its title. */
export const codeOf = (page: Read): string => find(/page__code"[^>]*>([^<]+)</, page) || titleOf(page);
export const titleOf = (page: Read): string => find(/<h1>([^<]*)/, page);
/** What the page writes into the cart. */
export const cartMarkOf = (page: Read): string => find(/data-mark="([^"]+)"/, page);

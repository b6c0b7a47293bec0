import { createHash, createHmac } from 'node:crypto';
import { shopHandle } from '../control/shops.ts';
import { mintSessionToken } from '../oauth/session-token.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';
import { embeddedParameters } from './protocol.ts';

/** The address of an app page as Shopify's admin puts it into the iframe. `path` may have a query of its own. */
export function embeddedUrl(sandbox: Sandbox, shop: Shop, path: string, locale: string): string {
  const url = new URL(path, sandbox.urls.tunnel);
  // What looks like ours in the query came from a copied address and would be stale.
  for (const name of embeddedParameters) url.searchParams.delete(name);
  const host = Buffer.from(`admin.shopify.com/store/${shopHandle(shop)}`)
    .toString('base64')
    .replace(/=+$/, '');
  const parameters: Record<string, string> = {
    embedded: '1',
    host,
    id_token: mintSessionToken(sandbox, shop),
    locale,
    session: createHash('sha256').update(shop.domain).digest('hex'),
    shop: shop.domain,
    timestamp: String(Math.floor(wireNow(sandbox).getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.searchParams.set('hmac', queryHmac(url.searchParams, sandbox.app.secrets.at(-1) ?? ''));
  return url.href;
}

/** Hex HMAC-SHA256 over the sorted query, as Shopify signs the addresses it opens. */
export function queryHmac(query: URLSearchParams, secret: string): string {
  const text = [...query]
    .filter(([name]) => name !== 'hmac')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createHmac('sha256', secret).update(text).digest('hex');
}

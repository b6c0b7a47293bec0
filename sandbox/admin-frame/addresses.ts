import { findShop, shopHandle } from '../control/shops.ts';
import type { Sandbox } from '../world/sandbox.ts';

/**
 * Where an address of Shopify's leads in the sandbox: the admin's pages to the admin frame, a shop's pages to its
 * storefront. Null for every other address, so that nobody is sent to a foreign website by it.
 */
export function sandboxAddress(sandbox: Pick<Sandbox, 'world' | 'urls'>, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return null;
  const rest = `${url.search}${url.hash}`;
  if (url.hostname === 'admin.shopify.com') return `${sandbox.urls.admin}${url.pathname}${rest}`;
  if ([sandbox.urls.admin, sandbox.urls.tunnel, ...Object.values(sandbox.urls.storefronts)].includes(url.origin))
    return url.href;
  const shop = findShop(sandbox, url.hostname);
  if (!shop) return null;
  const admin = /^\/admin(?=\/|$)/;
  return admin.test(url.pathname)
    ? `${sandbox.urls.admin}/store/${shopHandle(shop)}${url.pathname.replace(admin, '')}${rest}`
    : `${sandbox.urls.storefronts[shop.domain] ?? ''}${url.pathname}${rest}`;
}

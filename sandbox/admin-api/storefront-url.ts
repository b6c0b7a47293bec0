import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';

/** Where the shop's online store is: a port of this machine, which stands for the shop's own domain. */
export function storefrontUrl(sandbox: Sandbox, shop: Shop): string {
  return (sandbox.urls.storefronts[shop.domain] ?? `https://${shop.domain}`).replace(/\/$/, '');
}

import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';

/** The shop by its domain or by the name in its admin address (`luma-goods`). */
export function findShop(sandbox: Pick<Sandbox, 'world'>, name: string): Shop | null {
  const { shops } = sandbox.world;
  return shops[name] ?? shops[`${name}.myshopify.com`] ?? null;
}

/** The shop's name in its admin address. */
export function shopHandle(shop: Pick<Shop, 'domain'>): string {
  return shop.domain.replace(/\.myshopify\.com$/, '');
}

/** Makes every access token the app holds for the shop expire now; with `andRefresh` its refresh tokens too. */
export function expireTokens(sandbox: Sandbox, shop: Shop, andRefresh: boolean): number {
  const tokens = shop.installation?.tokens ?? [];
  const justNow = new Date(wireNow(sandbox).getTime() - 1000).toISOString();
  for (const token of tokens) {
    token.expiresAt = justNow;
    if (andRefresh && token.refreshToken !== null) token.refreshExpiresAt = justNow;
  }
  sandbox.changed();
  return tokens.length;
}

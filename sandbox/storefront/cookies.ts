import type { Request, Response } from 'express';
import type { Shop } from '../world/types.ts';

/** Cookies a storefront sets. Browsers share cookies between ports, so each name carries the shop. */
export type CookieName = 'cart' | 'customer' | 'landing_page' | 'orig_referrer' | 'localization' | 'tracking_consent';

/** What the browser calls it. */
export function cookieName(shop: Shop, name: CookieName): string {
  return `_${shop.domain.split('.')[0] ?? shop.domain}_${name}`;
}

/** The value of one of this storefront's cookies, or null. */
export function readCookie(request: Request, shop: Shop, name: CookieName): string | null {
  const wanted = `${cookieName(shop, name)}=`;
  const pair = (request.headers.cookie ?? '').split('; ').find((each) => each.startsWith(wanted));
  if (!pair) return null;
  try {
    return decodeURIComponent(pair.slice(wanted.length));
  } catch {
    return null;
  }
}

/** Sets one of this storefront's cookies for the visit. */
export function setCookie(response: Response, shop: Shop, name: CookieName, value: string): void {
  response.cookie(cookieName(shop, name), value, { httpOnly: true, sameSite: 'lax', path: '/' });
}

export function dropCookie(response: Response, shop: Shop, name: CookieName): void {
  response.clearCookie(cookieName(shop, name), { httpOnly: true, sameSite: 'lax', path: '/' });
}

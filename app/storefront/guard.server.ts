import { apiSecrets } from '#app/env.server.ts';
import { getShopperLook } from '#app/db/shop-settings.ts';
import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { customerGid, type CustomerGid } from '#app/domain/ids.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import type { OwnWords, ShopperLocale } from '#app/i18n/translate.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { verifyProxyQuery } from './proxy-signature.ts';
import { shopperLocale } from './shopper-locale.ts';

export interface Shopper {
  shop: Shop;
  /** The signed-in customer, as Shopify says; never taken from a body, which nobody signs. */
  customerId: CustomerGid | null;
  locale: ShopperLocale;
  /** The shop's own words in that language. */
  words: OwnWords;
  /** Colour of the shop's buttons; null for the theme's. */
  accent: string | null;
  /** Where the shopper is, as Shopify's app proxy passes it on; kept as hashes only. */
  origin: RequestOrigin;
}

/**
 * Lets in what Shopify's app proxy signed, and throws the refusal otherwise. It reads two rows and no token: the
 * library's own door loads and refreshes the shop's Admin token at every shopper's request.
 */
export async function requireShopper(request: Request, now: Date): Promise<Shopper> {
  const { shopDomain, customerDigits } = requireSigned(request, now);
  const shop = await findShopByDomain(shopDomain);
  if (shop === null || shop.uninstalledAt !== null) throw refusal(request, 404, 'doors.unknown_shop');
  const locale = shopperLocale(request, shop.locale);
  const look = await getShopperLook(shop.id, locale);
  return { shop, customerId: customerGid(customerDigits), locale, ...look, origin: originOf(request) };
}

/** The first address of the list is the shopper's; those after it are the proxies that passed the request on. */
function originOf({ headers }: Request): RequestOrigin {
  return {
    ip: headers.get('X-Forwarded-For')?.split(',')[0]?.trim() ?? null,
    userAgent: headers.get('User-Agent'),
    acceptLanguage: headers.get('Accept-Language'),
  };
}

/** The same door for files that are the same for everybody: the signature alone. */
export function requireSigned(request: Request, now: Date): { shopDomain: string; customerDigits: string } {
  const outcome = verifyProxyQuery(new URL(request.url).searchParams, apiSecrets, now);
  if (!outcome.ok)
    throw refusal(request, 400, outcome.problem === 'outside_time' ? 'doors.outside_time' : 'doors.not_signed');
  return outcome;
}

/**
 * Whether another site made the browser send this form. Nothing is done then: the page with the button is shown, and the
 * press is the shopper's own. A request that does not say where it comes from is taken.
 */
export function isFromElsewhere({ headers }: Request): boolean {
  return headers.get('Sec-Fetch-Site') === 'cross-site';
}

/** Answers what came with a method that this address does not know. */
export function wrongMethod(request: Request, allowed: 'GET' | 'POST'): Response {
  return refusal(request, 405, 'doors.wrong_method', { Allow: allowed === 'GET' ? 'GET, HEAD' : 'POST' });
}

/** A refusal at the door, as one sentence in the shopper's language. */
export function refusal(
  request: Request,
  status: 400 | 404 | 405,
  words: 'doors.unknown_shop' | 'doors.outside_time' | 'doors.not_signed' | 'doors.wrong_method' | 'doors.malformed',
  headers: HeadersInit = {},
): Response {
  const sentence = shopperWords(shopperLocale(request))(words);
  return new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

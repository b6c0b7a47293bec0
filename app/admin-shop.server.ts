import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { chooseLocale } from '#app/i18n/translate.ts';
import { refreshShop } from '#app/operations/refresh-shop.ts';
import { setUpShop } from '#app/operations/set-up-shop.ts';
import { authenticate } from '#app/shopify.server.ts';

type AdminContext = Awaited<ReturnType<typeof authenticate.admin>>;

/** Every admin route's door: who asks, as Shopify signed it, and their shop, set up on the first visit and kept fresh. */
export async function requireShop(request: Request): Promise<{ shop: Shop; redirect: AdminContext['redirect'] }> {
  const { session, redirect } = await authenticate.admin(request);
  const known = await findShopByDomain(session.shop);
  const now = new Date();
  if (known !== null && known.uninstalledAt === null)
    return { shop: await refreshShop({ shop: known, now }), redirect };
  const locale = chooseLocale(new URL(request.url).searchParams.get('locale'));
  return { shop: await setUpShop({ shopDomain: session.shop, locale, now }), redirect };
}

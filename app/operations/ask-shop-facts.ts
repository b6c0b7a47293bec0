import { openAdminApi, type Patience } from '#app/admin-api/client.server.ts';
import { getShop } from '#app/admin-api/get-shop.ts';
import type { ShopFacts } from '#app/db/shops.ts';

/** What Shopify says of a shop now. */
export async function askShopFacts(shopDomain: string, patience?: Patience): Promise<ShopFacts> {
  const { shop } = await getShop(openAdminApi(shopDomain, patience));
  return {
    shopifyId: shop.id,
    name: shop.name,
    email: shop.email,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    storefrontUrl: shop.primaryDomain.url.replace(/\/$/, ''),
  };
}

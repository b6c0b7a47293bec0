import { NoSession } from '#app/shopify.server.ts';
import { openAdminApi, TokenRefused } from './client.server.ts';
import { getShop } from './get-shop.ts';

/**
 * The shop as Shopify knows it if the app is installed there now, by Shopify's own word; null when there is no session or
 * Shopify refuses its token. Anything else says nothing and is thrown, so that nothing is ended or erased because a line
 * was down.
 */
export async function findInstalledShop(
  shopDomain: string,
): Promise<Awaited<ReturnType<typeof getShop>>['shop'] | null> {
  try {
    return (await getShop(openAdminApi(shopDomain))).shop;
  } catch (error) {
    if (error instanceof NoSession || error instanceof TokenRefused) return null;
    throw error;
  }
}

import { NoSession } from '#app/shopify.server.ts';
import { openAdminApi, TokenRefused } from './client.server.ts';
import { getShop } from './get-shop.ts';

/**
 * Whether the app is installed in the shop now, by Shopify's own word: an answer says yes, no session or a refused token
 * says no. Anything else says nothing and is thrown, so that nothing is ended or erased because a line was down.
 */
export async function findInstallation(shopDomain: string): Promise<'installed' | 'ended'> {
  try {
    await getShop(openAdminApi(shopDomain));
    return 'installed';
  } catch (error) {
    if (error instanceof NoSession || error instanceof TokenRefused) return 'ended';
    throw error;
  }
}

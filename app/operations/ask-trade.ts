import { askAverageOrder } from '#app/admin-api/ask-average-order.ts';
import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { getShopAbilities } from '#app/admin-api/get-shop-abilities.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Onboarding } from '#app/domain/shop/onboarding.ts';

export type AskedTrade = Pick<Onboarding, 'averageOrder' | 'averageOrders' | 'hasStoreCredit'>;

/**
 * What Shopify knows of a shop's trade that an offer can be reckoned with. All of it is a convenience: what Shopify does not
 * say, or refuses to, stays unknown, and the merchant can type it. Only reads.
 */
export async function askTrade(shop: Shop): Promise<AskedTrade> {
  const admin = openAdminApi(shop.domain, patienceOfPages);
  const [sales, abilities] = await Promise.all([
    orUnknown(askAverageOrder(admin, shop.currency)),
    orUnknown(getShopAbilities(admin)),
  ]);
  return {
    averageOrder: sales?.average ?? null,
    averageOrders: sales?.orders ?? null,
    hasStoreCredit: abilities?.hasStoreCredit ?? null,
  };
}

async function orUnknown<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof AdminApiFault || fault instanceof NoSession) return null;
    throw fault;
  }
}

import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findFirstProduct } from '#app/admin-api/find-first-product.ts';
import type { Shop } from '#app/db/shops.ts';

/** A page of the shop's online store to try the program on: one of its products, or its front page. Only reads. */
export async function findProductToShare({ shop }: { shop: Shop }): Promise<string> {
  try {
    return (await findFirstProduct(openAdminApi(shop.domain, patienceOfPages))) ?? shop.storefrontUrl;
  } catch (fault) {
    if (fault instanceof AdminApiFault || fault instanceof NoSession) return shop.storefrontUrl;
    throw fault;
  }
}

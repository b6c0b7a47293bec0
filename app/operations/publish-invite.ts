import { openAdminApi } from '#app/admin-api/client.server.ts';
import { setJsonMetafield } from '#app/admin-api/set-metafields.ts';
import { findAdvocateOfCustomer, getAdvocate } from '#app/db/advocates.ts';
import { findShop } from '#app/db/shops.ts';
import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import { publishedInviteMetafield, type PublishedInvite } from '#app/domain/invite/published.ts';

/**
 * Writes an advocate's invite to their customer record, where the share block reads it without asking us. Safe to run
 * twice: it writes the state as it is now.
 */
export async function publishInvite({ shopId, advocateId }: { shopId: ShopId; advocateId: AdvocateId }): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const { customerId } = await getAdvocate(shopId, advocateId);
  const advocate = await findAdvocateOfCustomer(shopId, customerId as CustomerGid);
  if (advocate === null) return;
  const value: PublishedInvite = { code: advocate.code };
  await setJsonMetafield(openAdminApi(shop.domain), { ownerId: customerId, ...publishedInviteMetafield, value });
}

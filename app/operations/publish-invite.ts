import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findCustomer } from '#app/admin-api/find-customer.ts';
import { setJsonMetafield } from '#app/admin-api/set-metafields.ts';
import { findAdvocateOfCustomer, getAdvocate } from '#app/db/advocates.ts';
import { findShop } from '#app/db/shops.ts';
import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { publishedInviteMetafield, type PublishedInvite } from '#app/domain/invite/published.ts';

/**
 * Writes an advocate's invite to their customer record, where the share block reads it without asking us. Safe to run
 * twice: it writes the state as it is now.
 */
export async function publishInvite({ shopId, advocateId }: { shopId: ShopId; advocateId: AdvocateId }): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const { customerId } = await getAdvocate(shopId, advocateId);
  const advocate = await findAdvocateOfCustomer(shopId, customerId);
  if (advocate === null) return;
  const admin = openAdminApi(shop.domain);
  // The merchant can delete a customer, and often does when they asked to be forgotten.
  if ((await findCustomer(admin, advocate.customerId)) === null) return;
  const value: PublishedInvite = {
    code: advocate.code,
    figures: { shares: 0, visits: 0, claims: 0, friends: 0, rewards: 0, waiting: 0 },
  };
  await setJsonMetafield(admin, { ownerId: customerId, ...publishedInviteMetafield, value });
}

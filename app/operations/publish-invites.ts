import { openAdminApi } from '#app/admin-api/client.server.ts';
import { mostMetafields, setMetafields } from '#app/admin-api/set-metafields.ts';
import { listInvitesWithFigures } from '#app/db/advocate-figures.ts';
import { findShop } from '#app/db/shops.ts';
import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { publishedInviteMetafield, type PublishedInvite } from '#app/domain/invite/published.ts';

/** So many advocates fit into one call of the Admin API. */
export const mostInvites = mostMetafields;

/**
 * Writes advocates' invites and figures to their customer records, where the theme's blocks read them without asking us.
 * Safe to run twice: it writes the state as it is now. The merchant can delete a customer, and often does when they asked
 * to be forgotten; Shopify then names who is gone and writes nothing, so the others are written with a second call. Answers
 * whether the shop is there to be written to.
 */
export async function publishInvites({
  shopId,
  advocateIds,
}: {
  shopId: ShopId;
  advocateIds: AdvocateId[];
}): Promise<boolean> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return false;
  const admin = openAdminApi(shop.domain);
  let invites = await listInvitesWithFigures(shopId, advocateIds);
  while (invites.length > 0) {
    const metafields = invites.map(({ customerId, code, figures }) => {
      const value: PublishedInvite = { code, figures };
      return { ownerId: customerId, ...publishedInviteMetafield, type: 'json', value } as const;
    });
    const outcome = await setMetafields(admin, metafields);
    if ('ok' in outcome) return true;
    const { ownerIds } = outcome;
    invites = invites.filter(({ customerId }) => !ownerIds.includes(customerId));
  }
  return true;
}

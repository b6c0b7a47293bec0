import { raiseLinkVersion } from '#app/db/private-links.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';

/** Makes all private links of an advocate worthless that were sent so far. Twice is harmless: the newest is good. */
export async function renewPrivateLinks({
  shop,
  advocateId,
}: {
  shop: Pick<Shop, 'id'>;
  advocateId: AdvocateId;
}): Promise<void> {
  await raiseLinkVersion(shop.id, advocateId);
}

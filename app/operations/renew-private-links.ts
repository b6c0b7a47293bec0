import { getAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { deleteJoinRequestsOf } from '#app/db/join-requests.ts';
import { raiseLinkVersion } from '#app/db/private-links.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';

/**
 * Makes every link worthless that was mailed to an advocate so far and opens their dashboard: private ones, and those that
 * they joined by. Twice is harmless: the newest is good.
 */
export async function renewPrivateLinks({
  shop,
  advocateId,
}: {
  shop: Pick<Shop, 'id'>;
  advocateId: AdvocateId;
}): Promise<void> {
  await inTransaction(async (transaction) => {
    await raiseLinkVersion(shop.id, advocateId, transaction);
    const { emailHash } = await getAdvocate(shop.id, advocateId, transaction);
    if (emailHash !== null) await deleteJoinRequestsOf(shop.id, emailHash, transaction);
  });
}

import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findOrderState } from '#app/admin-api/find-order-state.ts';
import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { findReviewWish, lockOrder, settleReviewWish } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findReferral, findReferralOfOrder } from '#app/db/referrals.ts';
import { findShop } from '#app/db/shops.ts';
import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import { applyOrderState } from './apply-order-state.ts';
import { tellUnknownRefunds } from './tell-unknown-refunds.ts';

/**
 * Asks Shopify how an order stands and brings its rewards to where they should be. Shopify shows orders for sixty days;
 * after that what webhooks told counts. Safe to run at any time and any number of times: what has to be taken back
 * follows from the order as a whole, and what was taken back already is not taken again.
 */
export async function reviewOrder({
  shopId,
  orderId,
  now,
}: {
  shopId: ShopId;
  orderId: OrderGid;
  now: Date;
}): Promise<void> {
  // Read before Shopify is asked: a wish that comes later may be about something that its answer does not show.
  const wantedAt = await findReviewWish(shopId, orderId);
  const [shop, known] = await Promise.all([findShop(shopId), findReferralOfOrder(shopId, orderId)]);
  if (shop === null || shop.uninstalledAt !== null || known === null) return;
  const [report, referral] = await Promise.all([
    findOrderState(openAdminApi(shop.domain), orderId),
    findReferral(shopId, known.id),
  ]);
  if (referral === null) return;
  const { settings } = await getProgramVersion(shopId, referral.programId, referral.versionNumber);

  await inTransaction(async (transaction) => {
    await lockOrder(shopId, orderId, transaction);
    await lockAdvocate(shopId, referral.advocateId, transaction);
    const { unknownRefunds } = await applyOrderState({ shop, referral, settings, report, now }, transaction);
    if (unknownRefunds > 0) await tellUnknownRefunds({ shopId, referral, unknownRefunds, now }, transaction);
    if (wantedAt !== null) await settleReviewWish(shopId, orderId, wantedAt, transaction);
  });
}

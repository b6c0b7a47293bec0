import { openAdminApi } from '#app/admin-api/client.server.ts';
import { findOrderState } from '#app/admin-api/find-order-state.ts';
import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { noteOrderReport, type NotedOrder } from '#app/db/order-changes.ts';
import { lockOrder } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findReferral, findReferralOfOrder } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import { findShop } from '#app/db/shops.ts';
import type { OrderGid, ReferralId, ShopId } from '#app/domain/ids.ts';
import { decideReversal } from '#app/domain/reward/decide-reversal.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { takeBackReferral } from './take-back-referral.ts';

/**
 * Asks Shopify how an order stands and brings its rewards to where they should be. Safe to run at any time and any number
 * of times: what has to be taken back follows from the order as a whole, not from what was told, and what was taken back
 * already is not taken again.
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
  const [shop, known] = await Promise.all([findShop(shopId), findReferralOfOrder(shopId, orderId)]);
  if (shop === null || shop.uninstalledAt !== null || known === null) return;
  const [report, referral] = await Promise.all([
    findOrderState(openAdminApi(shop.domain), orderId),
    findReferral(shopId, known.id),
  ]);
  if (report === null || referral === null) return;
  const { settings } = await getProgramVersion(shopId, referral.programId, referral.versionNumber);

  await inTransaction(async (transaction) => {
    await lockOrder(shopId, orderId, transaction);
    await lockAdvocate(shopId, referral.advocateId, transaction);
    const noted = await noteOrderReport(shopId, orderId, report, transaction);
    if (noted === null) return;
    await tellStory({ shopId, orderId, referralId: known.id, now }, noted, transaction);
    const rewards = await listRewardsOfReferral(shopId, known.id, transaction);
    const reversals = await listReversals(
      shopId,
      rewards.map(({ id }) => id),
      transaction,
    );
    const { lost, steps } = decideReversal(noted.facts, settings, rewards, reversals, shop.timeZone);
    if (lost !== null) return await takeBackReferral({ shop, referral, cause: lost, now }, transaction);
    await applyReversalSteps({ rewards, steps, orderId, actor: 'ricochet', now }, transaction);
  });
}

/** What nothing else told of, or told too late. */
async function tellStory(
  { shopId, orderId, referralId, now }: { shopId: ShopId; orderId: OrderGid; referralId: ReferralId; now: Date },
  { before, facts }: NotedOrder,
  transaction: Connection,
): Promise<void> {
  const entry = (kind: NewLedgerEntry['kind'], causeKey: string): NewLedgerEntry => ({
    kind,
    causeKey,
    actor: 'shopify',
    at: now,
    orderId,
    referralId,
  });
  const isNewDispute = facts.dispute !== null && facts.dispute !== before.dispute;
  const entries = [
    ...(facts.cancelledAt === null ? [] : [entry('order_cancelled', `cancelled:${orderId}`)]),
    ...(facts.fulfilledAt === null ? [] : [entry('order_fulfilled', `fulfilled:${orderId}`)]),
    ...(isNewDispute && before.dispute === null ? [entry('order_disputed', `disputed:${orderId}`)] : []),
    ...(isNewDispute && facts.dispute === 'won' ? [entry('dispute_won', `won:${orderId}:${now.getTime()}`)] : []),
  ];
  await appendToLedger(shopId, entries, transaction);
}

import { findOrderState, type OrderState } from '#app/admin-api/find-order-state.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { getAdvocate } from '#app/db/advocates.ts';
import { listClaimsByCodes, lockClaim } from '#app/db/claims.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listOrderChanges } from '#app/db/order-changes.ts';
import { lockOrder, saveOrder } from '#app/db/orders.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { hasRewardedReferral, insertReferral, type Referral } from '#app/db/referrals.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { decideCredit } from '#app/domain/attribution/credit.ts';
import { reasonsOf, type Decision } from '#app/domain/decision.ts';
import { parseOrderPayload, type OrderPayload } from '#app/domain/order/order-payload.ts';
import { decideReferral } from '#app/domain/reward/decide-referral.ts';
import { addDays, isBefore } from '#app/domain/time.ts';
import { applyOrderChange } from './apply-order-change.ts';
import { approveRewards } from './approve-rewards.ts';

/** Shopify counts a customer's orders a little after they are paid. Longer than this it is not waited for. */
const countedWithinDays = 10 / (24 * 60);

/**
 * Decides what a paid order means. Safe to run twice, in any number of processes: the referral is unique for shop,
 * order and program, each reward for referral and side, and both commit together with the job that issues them. The
 * order's lock makes cancellations and refunds wait until they can see it, or be read here when they came first.
 */
export async function attributeOrder({
  shopDomain,
  webhookId,
  now,
}: {
  shopDomain: string;
  webhookId: string;
  now: Date;
}): Promise<void> {
  const payload = await findUnworkedPayload(shopDomain, webhookId);
  if (payload === null) return;
  const settle = (outcome: string) => settleDelivery(shopDomain, webhookId, outcome, now);

  const shop = await findShopByDomain(shopDomain);
  if (shop === null || shop.uninstalledAt !== null) return await settle('shop_not_installed');
  const order = parseOrderPayload(payload);
  const claims = await listClaimsByCodes(shop.id, order.discountCodes);
  const credit = decideCredit(claims.map((claim) => ({ code: claim.friendCode, claim })));
  if (credit.kind === 'nobody') return await settle('not_referred');

  const { claim } = credit;
  const [version, advocate, state] = await Promise.all([
    getProgramVersion(shop.id, claim.programId, claim.versionNumber),
    getAdvocate(shop.id, claim.advocateId),
    findOrderState(openAdminApi(shopDomain), order.id),
  ]);

  const emailHash = hashEmail(shop.id, order.email);
  await inTransaction(async (transaction) => {
    await lockOrder(shop.id, order.id, transaction);
    await lockClaim(shop.id, claim.id, transaction);
    const changes = await listOrderChanges(shop.id, order.id, transaction);
    const toldCancelled = changes.find(({ kind }) => kind === 'cancelled');
    const cancelledAt = order.cancelledAt ?? state?.cancelledAt ?? toldCancelled?.happenedAt ?? null;
    const decision = decideReferral(
      {
        friendCode: credit.code,
        order: {
          isTest: order.isTest,
          isCancelled: cancelledAt !== null,
          subtotal: order.subtotal,
          customerId: order.customerId,
          emailHash,
          placedAt: order.placedAt,
          position: state?.position ?? null,
        },
        advocate,
        claim: {
          expiresAt: claim.expiresAt,
          isRewarded: await hasRewardedReferral(shop.id, claim.id, { orderId: order.id }, transaction),
        },
      },
      version.settings,
    );
    // Waiting is for those whom the count can still pass: a decline stands whatever it says.
    if (reasonsOf(decision).includes('order_history_unknown') && isStillBeingCounted(order, state, now))
      throw new Error(`Shopify is still counting the orders of the customer of ${order.id}.`);
    const referral: Referral = {
      id: newId('rf'),
      programId: claim.programId,
      versionNumber: claim.versionNumber,
      advocateId: claim.advocateId,
      claimId: claim.id,
      orderId: order.id,
      channel: claim.channel,
      status: statusOf(decision),
      decision,
      decidedAt: now,
    };
    const { id, name, customerId, isTest, sourceName, discountCodes, subtotal, placedAt } = order;
    await saveOrder(
      shop.id,
      {
        id,
        name,
        customerId,
        emailHash,
        isTest,
        sourceName,
        discountCodes,
        subtotal,
        placedAt,
        cancelledAt,
        shopifyUpdatedAt: order.updatedAt,
      },
      transaction,
    );
    if (!(await insertReferral(shop.id, referral, transaction)))
      return await settleDelivery(shopDomain, webhookId, 'decided_before', now, transaction);

    const about = {
      programId: claim.programId,
      advocateId: claim.advocateId,
      referralId: referral.id,
      orderId: order.id,
    };
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'order_paid',
          actor: 'shopify',
          at: now,
          causeKey: `paid:${order.id}:${claim.programId}`,
          ...about,
          data: { order: order.name },
        },
        {
          kind: 'referral_decided',
          actor: 'ricochet',
          at: now,
          causeKey: `decided:${referral.id}`,
          ...about,
          data: { outcome: referral.status, reasons: reasonsOf(decision).join(' ') },
        },
      ],
      transaction,
    );
    for (const change of changes)
      await applyOrderChange({ shopId: shop.id, orderId: order.id, change, now }, transaction);
    if (decision.kind === 'reward')
      await approveRewards(
        { shop, referral, settings: version.settings, friendCode: claim.friendCode, actor: 'ricochet', now },
        transaction,
      );
    await settleDelivery(shopDomain, webhookId, referral.status, now, transaction);
  });
}

function isStillBeingCounted(order: OrderPayload, state: OrderState | null, now: Date): boolean {
  return (
    order.customerId !== null && state?.position === null && isBefore(now, addDays(order.placedAt, countedWithinDays))
  );
}

function statusOf(decision: Decision): Referral['status'] {
  switch (decision.kind) {
    case 'reward':
      return 'rewarded';
    case 'hold':
      return 'held';
    case 'decline':
      return 'declined';
  }
}

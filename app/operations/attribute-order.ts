import { lockClaim, type Claim, type NewClaim } from '#app/db/claims.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listOrderChanges, type OrderChange } from '#app/db/order-changes.ts';
import { hasOtherOrder, lockCustomer, lockOrder, saveOrder } from '#app/db/orders.ts';
import { tracesOf } from '#app/db/personal-data.server.ts';
import { findReferralOfOrder, insertReferral, type Referral } from '#app/db/referrals.ts';
import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { findVisit } from '#app/db/visits.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { usedFriendCode } from '#app/domain/attribution/recognition.ts';
import { reasonsOf, type Decision } from '#app/domain/decision.ts';
import { watch } from '#app/domain/fraud/watch.ts';
import { sumRefunds } from '#app/domain/order/sum-refunds.ts';
import { parseOrderPayload, type OrderPayload } from '#app/domain/order/order-payload.ts';
import { compareMoney } from '#app/domain/money.ts';
import { lossOf, type OrderFacts } from '#app/domain/reward/decide-reversal.ts';
import { decideReferral } from '#app/domain/reward/decide-referral.ts';
import type { Traces } from '#app/domain/reward/referral-facts.ts';
import { isBefore } from '#app/domain/time.ts';
import { applyOrderState } from './apply-order-state.ts';
import { applyOrderChange } from './apply-order-change.ts';
import { approveRewards } from './approve-rewards.ts';
import { askAboutOrder, findAwaited, type OrderAnswers } from './ask-about-order.ts';
import { askToRelease } from './ask-to-release.ts';
import { askToReview } from './ask-to-review.ts';
import { claimForOrder } from './claim-for-order.ts';
import { findCreditedInvite, type Credited } from './find-credited-invite.ts';
import { gatherReferralFacts } from './gather-referral-facts.ts';
import { listClaimsOfBuyer } from './list-claims-of-buyer.ts';
import { noteUsedCodes } from './note-used-codes.ts';
import { orderEntries } from './order-entries.ts';

/**
 * Decides what a paid order means. Safe to run twice, in any number of processes: the referral is unique for shop,
 * order and program, each reward for its cause, and all commit together with the jobs that issue them. The order's lock
 * makes cancellations and refunds wait until they can see it, or be read here when they came first.
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
  const settle = (outcome: string, transaction?: Connection) =>
    settleDelivery(shopDomain, webhookId, outcome, now, transaction);

  const shop = await findShopByDomain(shopDomain);
  if (shop === null || shop.uninstalledAt !== null) return await settle('shop_not_installed');
  const order = parseOrderPayload(payload);
  await noteUsedCodes({ shop, order, now });
  const { emailHash } = tracesOf(shop.id, order, order.origin);
  const credited = await findCreditedInvite(shop, { order, emailHash });
  if (credited === null) return await settle('not_referred');

  const traces = await findTraces(shop, order, credited.claim);
  const answers = await askAboutOrder(shop, order, emailHash, credited.settings, now);
  await inTransaction(async (transaction) => {
    const outcome = await decide({ shop, order, traces, credited, answers, now }, transaction);
    await settle(outcome, transaction);
  });
}

interface Attribution {
  shop: Shop;
  order: OrderPayload;
  traces: Traces;
  credited: Credited;
  answers: OrderAnswers;
  now: Date;
}

/** Decides under the order's, the buyer's and the claim's lock, and writes down everything that follows; answers the outcome. */
async function decide(attribution: Attribution, transaction: Connection): Promise<string> {
  const { shop, order, traces, credited, answers, now } = attribution;
  const { recognition, settings } = credited;
  await lockOrder(shop.id, order.id, transaction);
  const buyer = { customerId: order.customerId, emailHash: traces.emailHash };
  await lockCustomer(shop.id, buyer, transaction);
  if (answers.isFirstAssumed && (await hasOtherOrder(shop.id, buyer, order.id, transaction)))
    throw new Error(`Another order of the customer of ${order.id} was decided meanwhile; Shopify has to be asked.`);
  const claim = await takeClaim(attribution, transaction);
  if ('settledAs' in claim) return claim.settledAs;
  const changes = await listOrderChanges(shop.id, order.id, transaction);
  const toldCancelled = changes.find(({ kind }) => kind === 'cancelled');
  const cancelledAt = order.cancelledAt ?? answers.cancelledAt ?? toldCancelled?.happenedAt ?? null;
  const toldFulfilled = changes.find(({ kind }) => kind === 'fulfilled');
  const fulfilledAt = answers.state?.fulfilledAt ?? toldFulfilled?.happenedAt ?? null;
  const standing = standingOf(attribution, changes);
  const isRefunded = lossOf(standing, settings) === 'order_refunded';
  const facts = await gatherReferralFacts(
    { shop, order, traces, claim, recognition, answers, cancelledAt, isRefunded, protection: settings.protection },
    transaction,
  );
  const decision = decideReferral(facts, settings);
  const awaited = findAwaited(reasonsOf(decision), order, answers, now);
  if (awaited !== null) throw new Error(awaited);

  const { programId, versionNumber, advocateId, channel } = claim;
  const referral: Referral = {
    id: newId('rf'),
    programId,
    versionNumber,
    advocateId,
    claimId: claim.id,
    orderId: order.id,
    channel,
    status: statusOf(decision),
    decision,
    decidedAt: now,
  };
  await keepOrder(attribution, { cancelledAt, fulfilledAt }, transaction);
  const ordered = { ...referral, subtotal: order.subtotal, market: order.market };
  if (!(await insertReferral(shop.id, ordered, transaction))) return 'decided_before';
  const entries = orderEntries({
    order,
    referral,
    friendCode: usedFriendCode([recognition], claim),
    payment: standing,
    watched: watch(facts, settings.protection),
    now,
  });
  await appendToLedger(shop.id, entries, transaction);
  for (const change of changes)
    await applyOrderChange({ shopId: shop.id, orderId: order.id, change, now }, transaction);
  // Shopify's clock may be ahead of ours, and nobody waits for that.
  const paidAt = isBefore(now, order.updatedAt) ? now : order.updatedAt;
  if (decision.kind === 'reward') {
    const isPartGone = standing.refunded.amountMinor > 0n;
    await approveRewards(
      {
        shop,
        referral,
        settings,
        friendCode: usedFriendCode([recognition], claim),
        order: { subtotal: order.subtotal, paidAt, fulfilledAt },
        actor: 'ricochet',
        isRefunded: isPartGone,
        now,
      },
      transaction,
    );
    // Before anything is issued, so that nobody is told of more than there is.
    if (isPartGone) {
      await applyOrderState({ shop, referral, settings, report: answers.state, now }, transaction);
      await askToRelease(transaction);
    }
  }
  // Something moved already, or may have while the webhook was on its way.
  if (changes.length > 0 || answers.isLate) await askToReview(shop.id, order.id, now, transaction);
  return referral.status;
}

/** What became of the order before it was decided, by Shopify's answer and by what was told, whichever says more. */
function standingOf({ order, answers: { state } }: Attribution, changes: OrderChange[]): Omit<OrderFacts, 'paidAt'> {
  const { total, refunded: known } = state ?? { total: order.total, refunded: { ...order.total, amountMinor: 0n } };
  const told = sumRefunds(changes, total.currency).sum;
  return {
    // Cancelled and disputed are reasons of their own.
    cancelledAt: null,
    fulfilledAt: null,
    dispute: null,
    total,
    refunded: compareMoney(told, known) > 0 ? told : known,
    subtotal: state?.subtotal ?? order.subtotal,
    decidedSubtotal: order.subtotal,
  };
}

/**
 * The claim that the order is credited to, locked; made now where there was none. What an order was recognised by without
 * a code is looked at once: an order that was decided stays with its program, and what a buyer had claimed is looked at
 * again, now that no other order of theirs can be counted in between.
 */
async function takeClaim(
  { shop, order, traces, credited }: Attribution,
  transaction: Connection,
): Promise<Claim | { settledAs: string }> {
  const { claim: expected, recognition } = credited;
  if (recognition.kind !== 'friend_code' && (await findReferralOfOrder(shop.id, order.id, transaction)) !== null)
    return { settledAs: 'decided_before' };
  const buyer = { order, emailHash: traces.emailHash };
  const claim = 'id' in expected ? expected : await claimForOrder(shop, expected, buyer, transaction);
  if (claim.versionNumber !== expected.versionNumber)
    throw new Error(`Another order of the buyer of ${order.id} was decided meanwhile, under another version.`);
  await lockClaim(shop.id, claim.id, transaction);
  if (recognition.kind !== 'claim_of_buyer') return claim;
  const open = await listClaimsOfBuyer(shop, buyer, transaction);
  return open.some(({ id }) => id === claim.id) ? claim : { settledAs: 'not_referred' };
}

/** What the buyer can be recognised by. Orders typed in by staff say nothing of where the buyer is; the visit did. */
async function findTraces(shop: Shop, order: OrderPayload, { visitId }: Claim | NewClaim): Promise<Traces> {
  const traces = tracesOf(shop.id, order, order.origin);
  const visit = traces.ipHash === null && visitId !== null ? await findVisit(shop.id, visitId) : null;
  return visit === null ? traces : { ...traces, ipHash: visit.ipHash, deviceHash: visit.deviceHash };
}

async function keepOrder(
  { shop, order, traces, answers }: Attribution,
  standing: { cancelledAt: Date | null; fulfilledAt: Date | null },
  transaction: Connection,
): Promise<void> {
  const { id, name, customerId, isTest, sourceName, discountCodes, subtotal, total, placedAt } = order;
  const known = { id, name, customerId, isTest, sourceName, discountCodes, subtotal, total, placedAt };
  await saveOrder(
    shop.id,
    { ...known, ...traces, ...standing, dispute: answers.state?.dispute ?? null, shopifyUpdatedAt: order.updatedAt },
    transaction,
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

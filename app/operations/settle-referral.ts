import { getClaim, lockClaim } from '#app/db/claims.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findOrder, lockCustomer, lockOrder, type KnownOrder } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import {
  findReferral,
  getReferralStatus,
  hasRewardedReferral,
  moveReferral,
  type Referral,
} from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import { usedFriendCode } from '#app/domain/attribution/recognition.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { OrderGid, ReferralId } from '#app/domain/ids.ts';
import { compareMoney } from '#app/domain/money.ts';
import { applyOrderState } from './apply-order-state.ts';
import { approveRewards } from './approve-rewards.ts';
import { askToReview } from './ask-to-review.ts';
import { takeBackReferral } from './take-back-referral.ts';

/** Why a verdict changes nothing. The first means that it says what is so already, or that somebody else was faster. */
export const settleReferralRefusals = [
  'settled_before',
  'not_found',
  'order_cancelled',
  'order_refunded',
  'dispute_lost',
  'claim_already_rewarded',
  'taken_back',
] as const;
export type SettleReferralRefusal = (typeof settleReferralRefusals)[number];
export type SettleReferralOutcome = { ok: true } | { refused: SettleReferralRefusal };

interface Verdict {
  shop: Shop;
  referralId: ReferralId;
  verdict: 'approve' | 'decline';
  now: Date;
}

/**
 * The merchant decides a referral: one that is held, and with the opposite verdict one that was declined or rewarded.
 * Twice is once: each step away from a status is won by one verdict, no status is come back to, and what follows commits
 * with the step. How the order stands is looked at under its lock: one that was cancelled or paid back earns nothing,
 * whoever approves it.
 */
export async function settleReferral({ shop, referralId, verdict, now }: Verdict): Promise<SettleReferralOutcome> {
  const seen = await findReferral(shop.id, referralId);
  if (seen === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction): Promise<SettleReferralOutcome> => {
    await lockOrder(shop.id, seen.orderId, transaction);
    const order = await findOrder(shop.id, seen.orderId as OrderGid, transaction);
    if (order === null) throw new Error(`Referral ${referralId} has no order.`);
    await lockCustomer(shop.id, order, transaction);
    await lockClaim(shop.id, seen.claimId, transaction);
    const referral = { ...seen, status: await getReferralStatus(shop.id, referralId, transaction) };
    return verdict === 'approve'
      ? await approve(shop, referral, order, now, transaction)
      : await decline(shop, referral, now, transaction);
  });
}

async function approve(
  shop: Shop,
  referral: Referral,
  order: KnownOrder,
  now: Date,
  transaction: Connection,
): Promise<SettleReferralOutcome> {
  if (referral.status === 'rewarded') return { refused: 'settled_before' };
  if (referral.status === 'reversed') return { refused: 'taken_back' };
  if (order.cancelledAt !== null) return { refused: 'order_cancelled' };
  if (order.dispute === 'lost') return { refused: 'dispute_lost' };
  const isRefunded = order.refunded.amountMinor > 0n;
  if (isRefunded && order.total !== null && compareMoney(order.refunded, order.total) >= 0)
    return { refused: 'order_refunded' };
  if (await hasRewardedReferral(shop.id, { ...referral, ...buyerOf(order) }, transaction))
    return { refused: 'claim_already_rewarded' };
  const decision: Decision = { ...kept(referral), kind: 'reward', reason: 'merchant_approved' };
  if (!(await moveReferral(shop.id, referral.id, referral.status, 'rewarded', decision, transaction)))
    return { refused: 'settled_before' };
  await tell(shop, referral, 'referral_approved', now, transaction);
  const { settings } = await getProgramVersion(shop.id, referral.programId, referral.versionNumber, transaction);
  const claim = await getClaim(shop.id, referral.claimId, transaction);
  const { subtotal, fulfilledAt } = order;
  await approveRewards(
    // It was decided when its payment was told.
    {
      shop,
      referral,
      settings,
      friendCode: usedFriendCode(decision.evidence, claim),
      order: { subtotal, paidAt: referral.decidedAt, fulfilledAt },
      actor: 'merchant',
      isRefunded,
      now,
    },
    transaction,
  );
  // What became of the order while it was on hold had no reward to take back from. What is left waits for the next minute's
  // `release-due-rewards`, so that Shopify is asked first.
  if (isRefunded) await applyOrderState({ shop, referral, settings, report: null, now }, transaction);
  await askToReview(shop.id, order.id, now, transaction);
  return { ok: true };
}

async function decline(
  shop: Shop,
  referral: Referral,
  now: Date,
  transaction: Connection,
): Promise<SettleReferralOutcome> {
  if (referral.status === 'declined' || referral.status === 'reversed') return { refused: 'settled_before' };
  if (referral.status === 'rewarded') {
    await takeBackReferral({ shop, referral, cause: 'merchant', now }, transaction);
    return { ok: true };
  }
  const decision: Decision = { ...kept(referral), kind: 'decline', reasons: ['merchant_declined'] };
  if (!(await moveReferral(shop.id, referral.id, 'held', 'declined', decision, transaction)))
    return { refused: 'settled_before' };
  await tell(shop, referral, 'referral_declined', now, transaction);
  return { ok: true };
}

function buyerOf({ customerId, emailHash }: KnownOrder) {
  return { customerId, emailHash };
}

/** What was looked at stays with the decision, whoever decides. */
function kept({ decision: { evidence, flags, rulesVersion } }: Referral) {
  return { evidence, flags, rulesVersion };
}

async function tell(
  shop: Shop,
  { id, programId, advocateId, orderId }: Referral,
  kind: 'referral_approved' | 'referral_declined',
  now: Date,
  transaction: Connection,
): Promise<void> {
  const about = { programId, advocateId, referralId: id, orderId };
  // No referral is approved twice or declined twice: none comes back to where it was.
  await appendToLedger(
    shop.id,
    [{ kind, actor: 'merchant', at: now, causeKey: `${kind}:${id}`, ...about }],
    transaction,
  );
}

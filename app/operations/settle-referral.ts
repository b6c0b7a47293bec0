import { getClaim, lockClaim } from '#app/db/claims.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { isOrderCancelled, lockOrder } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findReferral, hasRewardedReferral, settleHeldReferral } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { ReferralId } from '#app/domain/ids.ts';
import { approveRewards } from './approve-rewards.ts';

export type SettleReferralRefusal = 'not_held' | 'not_found' | 'order_cancelled' | 'claim_already_rewarded';
export type SettleReferralOutcome = { ok: true } | { refused: SettleReferralRefusal };

/**
 * The merchant decides a referral that was held. Twice is once: only one verdict wins the step away from `held`, and
 * the rewards commit with it. What happened while it was held is looked at once more: a cancelled order, or a claim that
 * another order was rewarded for, earns nothing.
 */
export async function settleReferral({
  shop,
  referralId,
  verdict,
  now,
}: {
  shop: Shop;
  referralId: ReferralId;
  verdict: 'approve' | 'decline';
  now: Date;
}): Promise<SettleReferralOutcome> {
  const referral = await findReferral(shop.id, referralId);
  if (referral === null) return { refused: 'not_found' };
  const [version, claim] = await Promise.all([
    getProgramVersion(shop.id, referral.programId, referral.versionNumber),
    getClaim(shop.id, referral.claimId),
  ]);
  const { evidence, rulesVersion } = referral.decision;
  const decision: Decision =
    verdict === 'approve'
      ? { kind: 'reward', reason: 'merchant_approved', evidence, rulesVersion }
      : { kind: 'decline', reasons: ['merchant_declined'], evidence, rulesVersion };

  return await inTransaction(async (transaction): Promise<SettleReferralOutcome> => {
    await lockOrder(shop.id, referral.orderId, transaction);
    await lockClaim(shop.id, referral.claimId, transaction);
    if (verdict === 'approve' && referral.status === 'held') {
      if (await isOrderCancelled(shop.id, referral.orderId, transaction)) return { refused: 'order_cancelled' };
      if (await hasRewardedReferral(shop.id, referral.claimId, referral, transaction))
        return { refused: 'claim_already_rewarded' };
    }
    if (
      !(await settleHeldReferral(
        shop.id,
        referralId,
        verdict === 'approve' ? 'rewarded' : 'declined',
        decision,
        transaction,
      ))
    )
      return { refused: 'not_held' };
    const about = {
      programId: referral.programId,
      advocateId: referral.advocateId,
      referralId,
      orderId: referral.orderId,
    };
    await appendToLedger(
      shop.id,
      [
        {
          kind: verdict === 'approve' ? 'referral_approved' : 'referral_declined',
          actor: 'merchant',
          at: now,
          causeKey: `settled:${referralId}`,
          ...about,
        },
      ],
      transaction,
    );
    if (verdict === 'approve')
      await approveRewards(
        { shop, referral, settings: version.settings, friendCode: claim.friendCode, actor: 'merchant', now },
        transaction,
      );
    return { ok: true };
  });
}

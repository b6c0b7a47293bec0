import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findOrder, lockOrder } from '#app/db/orders.ts';
import { findReferral, getReferralStanding, reopen } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid, ReferralId } from '#app/domain/ids.ts';
import { findReopenRefusal, type LostOrder } from '#app/domain/reward/reopening.ts';
import { inRound } from '#app/domain/reward/round.ts';
import { revenueData } from './revenue-data.ts';
import { isAsSeen, type SeenReferral } from './seen-referral.ts';
import { takeBackRewards } from './take-back-rewards.ts';

export type ReopenRefusal = 'not_found' | 'changed_elsewhere' | 'held_already' | LostOrder;
export type ReopenOutcome = { ok: true } | { refused: ReopenRefusal };

/**
 * Undoes a verdict: the referral is on hold again, what it had brought is taken back, and what a later approval gives has
 * causes of its own. Twice is once: the step to the next round is won by one of any number, under the order's lock, and
 * whoever comes later is told that it is on hold.
 */
export async function reopenReferral({
  shop,
  referralId,
  seen,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  referralId: ReferralId;
  seen?: SeenReferral | undefined;
  now: Date;
}): Promise<ReopenOutcome> {
  const referral = await findReferral(shop.id, referralId);
  if (referral === null) return { refused: 'not_found' };
  const { programId, advocateId, orderId, decision } = referral;
  return await inTransaction(async (transaction): Promise<ReopenOutcome> => {
    await lockOrder(shop.id, orderId, transaction);
    const order = await findOrder(shop.id, orderId as OrderGid, transaction);
    if (order === null) throw new Error(`Referral ${referralId} has no order.`);
    const { status, round } = await getReferralStanding(shop.id, referralId, transaction);
    if (!isAsSeen({ status, round }, seen)) return { refused: 'changed_elsewhere' };
    const refused = findReopenRefusal(status, order);
    if (refused !== null) return { refused };
    const { evidence, flags, rulesVersion } = decision;
    const held = { kind: 'hold' as const, reasons: ['reopened' as const], evidence, flags, rulesVersion };
    if (!(await reopen(shop.id, { id: referralId, status, round }, { decision: held, now }, transaction)))
      throw new Error(`Referral ${referralId} moved on meanwhile.`);
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'referral_reopened',
          actor: 'merchant',
          at: now,
          causeKey: inRound(`reopened:${referralId}`, round),
          programId,
          advocateId,
          referralId,
          orderId,
          data: { from: status, ...(await revenueData(shop.id, referralId, null, transaction)) },
        },
      ],
      transaction,
    );
    if (status === 'rewarded') await takeBackRewards({ shop, referral, cause: 'merchant', now }, transaction);
    return { ok: true };
  });
}

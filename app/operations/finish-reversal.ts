import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { lockOrder } from '#app/db/orders.ts';
import { findReferral } from '#app/db/referrals.ts';
import { findReversal, listReversals } from '#app/db/reversals.ts';
import { findReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ReversalId } from '#app/domain/ids.ts';
import { settleReversals } from './settle-reversals.ts';

export type FinishReversalOutcome = { ok: true } | { refused: 'not_found' | 'changed_elsewhere' };

/**
 * The merchant says whether something was taken back of which Shopify's answer was lost for good. What was not taken is
 * owed: it is not tried again, so that nothing can be taken twice. Twice is once: one answer wins the step to `settled`.
 */
export async function finishReversal({
  shop,
  reversalId,
  wasTaken,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  reversalId: ReversalId;
  wasTaken: boolean;
  now: Date;
}): Promise<FinishReversalOutcome> {
  const asked = await findReversal(shop.id, reversalId);
  const found = asked === null ? null : await findReward(shop.id, asked.rewardId);
  if (found === null) return { refused: 'not_found' };
  const referral = found.referralId === null ? null : await findReferral(shop.id, found.referralId);
  const orderId = referral?.orderId ?? null;
  return await inTransaction(async (transaction): Promise<FinishReversalOutcome> => {
    if (orderId !== null) await lockOrder(shop.id, orderId, transaction);
    await lockAdvocate(shop.id, found.advocateId, transaction);
    const reward = (await findReward(shop.id, found.id, transaction)) ?? found;
    const reversals = await listReversals(shop.id, [reward.id], transaction);
    const reversal = reversals.find(({ id }) => id === reversalId);
    if (reversal?.status !== 'unclear') return { refused: 'changed_elsewhere' };
    // What the attempt asked for was written down before it.
    const takenMinor = wasTaken ? reversal.takenMinor : 0n;
    const settlements = [{ id: reversalId, takenMinor, owedMinor: reversal.amountMinor - takenMinor }];
    await settleReversals({ reward, reversals, settlements, orderId, now }, transaction);
    return { ok: true };
  });
}

import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { Referral } from '#app/db/referrals.ts';
import { listRewardsOfReferral, moveReward } from '#app/db/rewards.ts';
import type { ShopId } from '#app/domain/ids.ts';

/**
 * Tells the merchant that something was paid back of an order and nobody can say how much that is in the shop's currency:
 * in the referral's story, and as a reason on each reward that was issued for it. Twice is once: a count of such refunds
 * is told once.
 */
export async function tellUnknownRefunds(
  {
    shopId,
    referral: { id: referralId, programId, advocateId, orderId },
    unknownRefunds,
    now,
  }: {
    shopId: ShopId;
    referral: Pick<Referral, 'id' | 'programId' | 'advocateId' | 'orderId'>;
    unknownRefunds: number;
    now: Date;
  },
  transaction: Connection,
): Promise<void> {
  const rewards = await listRewardsOfReferral(shopId, referralId, transaction);
  const causeKey = `refund_unknown:${orderId}:${unknownRefunds}`;
  const about = { at: now, programId, advocateId, referralId, orderId };
  if (
    (await appendToLedger(shopId, [{ kind: 'refund_unknown', actor: 'ricochet', causeKey, ...about }], transaction)) ===
    0
  )
    return;
  for (const { id, side, status, reason } of rewards) {
    if (side === 'friend' || status !== 'issued' || reason !== null) continue;
    await moveReward(shopId, id, ['issued'], 'issued', { reason: 'refund_unknown' }, transaction);
  }
}

import type { AdminApi } from '#app/admin-api/client.server.ts';
import { deleteRedeemCodes } from '#app/admin-api/delete-redeem-codes.ts';
import { findRedeemCodeUsage } from '#app/admin-api/find-redeem-code-usage.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { moveReversal } from '#app/db/reversals.ts';
import type { ReversalOutcome } from '#app/domain/reward/reversal-outcome.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';

/** Shopify's count of uses and its search for orders lag by less than this. */
const lagMs = 2 * 60_000;

/**
 * Deletes an unused code. Whether it was used in the last moment shows only after a while, so that is looked at again
 * before anything is settled. Safe to run twice: a code that is gone stays gone, and orders that used it stay.
 */
export async function reverseCode(
  admin: AdminApi,
  { reward, reversal, now }: { reward: Reward; reversal: Reversal; now: Date },
): Promise<ReversalOutcome> {
  const { shopId, id, status, reversingSince } = reversal;
  if (reward.code === null) return { kind: 'taken', mostMinor: 0n, effectId: null };
  const { found, isUsed } = await findRedeemCodeUsage(admin, reward.code);
  if (isUsed) return { kind: 'taken', mostMinor: 0n, effectId: null };
  if (found !== null) await deleteRedeemCodes(admin, found.discountId, [found.codeId]);
  if (found === null && status === 'reversing' && reversingSince !== null) {
    const seenAt = new Date(reversingSince.getTime() + lagMs);
    return seenAt.getTime() <= now.getTime() ? { kind: 'unused' } : { kind: 'later', at: seenAt };
  }
  await inTransaction((transaction) =>
    moveReversal(
      shopId,
      id,
      ['approved', 'reversing'],
      'reversing',
      // Counts only when the merchant has to say what came of it.
      { reversingSince: now, takenMinor: reversal.amountMinor },
      transaction,
    ),
  );
  return { kind: 'later', at: new Date(now.getTime() + lagMs) };
}

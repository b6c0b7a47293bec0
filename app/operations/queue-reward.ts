import type { Connection } from '#app/db/client.server.ts';
import { newGiftCardCode, newSecretCode } from '#app/db/new-id.server.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { countTakenMinor } from '#app/db/reversals.ts';
import { moveReward, type RewardChange } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { expiryOf } from '#app/domain/reward/expiry.ts';
import { handedOut } from '#app/domain/reward/handed-out.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addCalendarDays } from '#app/domain/time.ts';
import { askForCodes, askToIssue } from './ask-to-issue.ts';

/** What a reward becomes when it is due: a job's work, a task for the merchant, or nothing, when nothing is left of it. */
export type QueuedAs = 'approved' | 'to_hand_over' | 'withheld';

/**
 * Makes a reward due: chooses and stores its code and its end, and asks for the job that issues it. Twice is once: the
 * step away from the status it was read in is a compare-and-set. Answers null when somebody was faster.
 */
export async function queueReward(
  { shop, reward, now }: { shop: Pick<Shop, 'id' | 'timeZone'>; reward: Reward; now: Date },
  transaction: Connection,
): Promise<QueuedAs | null> {
  const move = (to: QueuedAs, change: RewardChange) =>
    moveReward(shop.id, reward.id, [reward.status], to, { reason: null, ...change }, transaction);

  const offer = handedOut(reward, await countTakenMinor(shop.id, reward.id, transaction));
  if (offer === null) {
    const reason = reward.nettedMinor > 0n ? 'set_off' : 'order_refunded';
    return (await move('withheld', { reason })) ? 'withheld' : null;
  }
  if (offer.benefit.kind === 'custom') return (await move('to_hand_over', {})) ? 'to_hand_over' : null;
  if (!isCodeBenefit(offer.benefit)) {
    const code = offer.benefit.kind === 'gift_card' ? (reward.code ?? newGiftCardCode()) : null;
    if (!(await move('approved', { code, expiresAt: expiresExactly(offer, now, shop.timeZone) }))) return null;
    await askToIssue(shop.id, reward, transaction);
    return 'approved';
  }
  const { programId, versionNumber, side } = reward;
  const expiry = expiryOf(offer, now, shop.timeZone);
  const parent = await ensureParentDiscount(shop.id, { programId, versionNumber, side, offer, expiry }, transaction);
  const code = reward.code ?? newSecretCode('THANKS');
  const change = { code, parentDiscountId: parent.id, expiresAt: parent.expiresAt };
  if (!(await move('approved', change))) return null;
  await askForCodes(shop.id, parent.id, transaction);
  return 'approved';
}

function expiresExactly({ benefit, terms }: Offer, now: Date, timeZone: string): Date | null {
  const isMoney = benefit.kind === 'store_credit' || benefit.kind === 'gift_card';
  return isMoney && terms.expiresInDays !== null ? addCalendarDays(now, terms.expiresInDays, timeZone) : null;
}

import { AdminApiFault, type AdminApi } from '#app/admin-api/client.server.ts';
import { createGiftCard } from '#app/admin-api/create-gift-card.ts';
import { findGiftCardByCode } from '#app/admin-api/find-gift-card-by-code.ts';
import { newGiftCardCode } from '#app/db/new-id.server.ts';
import { replaceRewardCode } from '#app/db/reward-attempts.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { IssueOutcome } from '#app/domain/reward/issue-outcome.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { dateOf } from '#app/domain/time.ts';

/** Shopify's search knows a new card after a while; one that it does not know by then has to be looked at by a person. */
const searchLagMs = 60 * 60 * 1000;

/**
 * Makes a gift card once: its code was stored before the call, so that a second one hears "taken" and finds the card,
 * which is ours when its note names the reward. A code that is somebody else's is replaced.
 */
export async function giveGiftCard(
  admin: AdminApi,
  { reward, amount, customerId, timeZone, now }: GiftCardGift,
): Promise<IssueOutcome> {
  const { shopId, id, code, expiresAt } = reward;
  if (code === null) throw new Error(`Reward ${id} is a gift card and has no code.`);
  const expiresOn = expiresAt === null ? null : dateOf(expiresAt, timeZone);
  const made = await createGiftCard(admin, { code, amount, customerId, expiresOn, note: `Ricochet ${id}` });
  if ('ok' in made) return { kind: 'issued', effectId: made.id };
  if ('refused' in made) return { kind: 'refused', said: made.refused };

  const card = await findGiftCardByCode(admin, code);
  if (card?.note?.includes(id) === true) return { kind: 'issued', effectId: card.id };
  if (card !== null) {
    await replaceRewardCode(shopId, id, { from: code, to: newGiftCardCode() });
    return { kind: 'later', at: now };
  }
  if (now.getTime() - (reward.issuingSince ?? now).getTime() > searchLagMs)
    return { kind: 'unclear', facts: { amount: formatDecimal(amount), currency: amount.currency } };
  throw new AdminApiFault(`The gift card of ${id} is there, and the search does not know it yet.`, {
    canRetry: true,
    effectUnknown: true,
  });
}

export interface GiftCardGift {
  reward: Reward;
  amount: Money;
  customerId: string;
  timeZone: string;
  now: Date;
}

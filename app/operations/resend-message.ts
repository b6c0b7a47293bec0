import { findAdvocateEmail, lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { countSentAgain, findLastMessage, insertMessage } from '#app/db/messages.ts';
import { newId } from '#app/db/new-id.server.ts';
import { findReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RewardId } from '#app/domain/ids.ts';
import { addDays } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** How often a mail about one reward goes out once more within a day. */
export const mostAgainADay = 3;

export type ResendRefusal = 'not_found' | 'never_told' | 'not_there_any_more' | 'no_email' | 'sent_too_often';
export type ResendOutcome = { ok: true } | { refused: ResendRefusal };

/**
 * Sends the last mail about a reward once more. Safe to run twice: a press has a key, and one message is queued for it;
 * presses are counted one after the other under the advocate's lock.
 */
export async function resendMessage({
  shop,
  rewardId,
  pressKey,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  rewardId: RewardId;
  pressKey: string;
  now: Date;
}): Promise<ResendOutcome> {
  const reward = await findReward(shop.id, rewardId);
  if (reward === null) return { refused: 'not_found' };
  if ((await findAdvocateEmail(shop.id, reward.advocateId)) === null) return { refused: 'no_email' };
  return await inTransaction(async (transaction): Promise<ResendOutcome> => {
    await lockAdvocate(shop.id, reward.advocateId, transaction);
    const last = await findLastMessage(shop.id, rewardId, transaction);
    if (last === null) return { refused: 'never_told' };
    if (last.againKey === pressKey) return { ok: true };
    const current = await findReward(shop.id, rewardId, transaction);
    if (last.kind === 'reward_issued' && current?.status !== 'issued') return { refused: 'not_there_any_more' };
    if ((await countSentAgain(shop.id, rewardId, addDays(now, -1), transaction)) >= mostAgainADay)
      return { refused: 'sent_too_often' };
    const message = { ...last, id: newId('ms'), status: 'queued' as const, againKey: pressKey };
    if (await insertMessage(shop.id, message, now, transaction))
      await enqueue(
        transaction,
        'send-message',
        { shopId: shop.id, messageId: message.id },
        { key: `send:${message.id}` },
      );
    return { ok: true };
  });
}

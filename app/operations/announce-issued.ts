import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { queueIssuedMessages, type RewardOrders } from '#app/db/reward-batches.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { isCodeReward } from '#app/domain/reward/handed-out.ts';
import type { OutcomeReason, Reward } from '#app/domain/reward/reward.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { askToReview } from './ask-to-review.ts';
import { aboutReward } from './reward-entries.ts';

/**
 * Writes down that rewards are there and queues the mail that says so, inside the transaction that moved them. An order
 * that changed while they were being issued is looked at again: what it takes back could not be taken from something
 * that was on its way. Safe to run twice: an entry and a message are there once.
 */
export async function announceIssued(
  shopId: ShopId,
  rewards: Reward[],
  orders: RewardOrders,
  now: Date,
  transaction: Connection,
): Promise<void> {
  if (rewards.length === 0) return;
  const entries = rewards.map((reward): NewLedgerEntry => {
    const { side, code } = reward;
    return {
      kind: 'reward_issued',
      actor: 'ricochet',
      at: now,
      causeKey: `issued:${reward.id}`,
      ...aboutReward(reward, orderIdOf(reward, orders)),
      // A gift card's code is money: it stands with the reward only.
      data: isCodeReward(reward) ? { side, code } : { side },
    };
  });
  await appendToLedger(shopId, entries, transaction);
  const forAdvocates = rewards.filter(({ side }) => side === 'advocate');
  for (const messageId of await queueIssuedMessages(shopId, forAdvocates, now, transaction)) {
    await enqueue(transaction, 'send-message', { shopId, messageId }, { key: `send:${messageId}` });
  }
  const changed = rewards.flatMap(({ referralId }) => (referralId === null ? [] : (orders.get(referralId) ?? [])));
  for (const orderId of new Set(changed.filter(({ isChanged }) => isChanged).map((order) => order.orderId))) {
    await askToReview(shopId, orderId, now, transaction);
  }
}

/** Writes down that rewards are not given after all, inside the transaction that moved them. */
export async function recordWithheld(
  shopId: ShopId,
  rewards: Reward[],
  reason: OutcomeReason,
  orders: RewardOrders,
  now: Date,
  transaction: Connection,
): Promise<void> {
  if (rewards.length === 0) return;
  const entries = rewards.map((reward): NewLedgerEntry => ({
    kind: 'reward_withheld',
    actor: 'ricochet',
    at: now,
    causeKey: `withheld:${reward.id}`,
    ...aboutReward(reward, orderIdOf(reward, orders)),
    data: { side: reward.side, reasons: reason },
  }));
  await appendToLedger(shopId, entries, transaction);
}

/** The order that a reward was earned with; null for one without. */
export function orderIdOf({ referralId }: Pick<Reward, 'referralId'>, orders: RewardOrders): string | null {
  return (referralId === null ? undefined : orders.get(referralId)?.orderId) ?? null;
}

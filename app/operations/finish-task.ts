import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { lockOrdersOfRewards, queueIssuedMessages } from '#app/db/reward-batches.ts';
import { findReward, moveReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RewardId } from '#app/domain/ids.ts';
import { isWhole, settleUnused } from '#app/domain/reward/reversal-sums.ts';
import { isHandedOver, isRetryable, type TaskAnswer } from '#app/domain/reward/task.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { orderIdOf } from './announce-issued.ts';
import { askToReview } from './ask-to-review.ts';
import { queueReward } from './queue-reward.ts';
import { aboutReward } from './reward-entries.ts';
import { settleReversals } from './settle-reversals.ts';

export type FinishTaskOutcome = { ok: true } | { refused: 'not_found' | 'changed_elsewhere' | 'taken_back' };

interface Task {
  shop: Shop;
  rewardId: RewardId;
  answer: TaskAnswer;
  now: Date;
}

/**
 * The merchant answers a reward that is a task: it was handed over (or not, after all), it is there (or not), or Shopify
 * may be asked once more. Twice is once: each answer is a compare-and-set from the state that it answers, under the locks
 * of order and advocate, so that nothing is undone that is being taken back. An order that changed is looked at again.
 */
export async function finishTask({ shop, rewardId, answer, now }: Task): Promise<FinishTaskOutcome> {
  const asked = await findReward(shop.id, rewardId);
  if (asked === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction): Promise<FinishTaskOutcome> => {
    const orders = await lockOrdersOfRewards(shop.id, [asked], transaction);
    await lockAdvocate(shop.id, asked.advocateId, transaction);
    const reward = await findReward(shop.id, rewardId, transaction);
    if (reward === null) return { refused: 'not_found' };
    const reversals = await listReversals(shop.id, [rewardId], transaction);
    // Whether it is there has to be answered all the same: taking it back waits for that.
    if (reward.status !== 'unclear' && reversals.some(({ status }) => status !== 'settled'))
      return { refused: 'taken_back' };
    const orderId = orderIdOf(reward, orders);
    if (
      answer === 'it_is_not_there' &&
      reward.status === 'unclear' &&
      reversals.length > 0 &&
      isWhole(reward, reversals)
    ) {
      await withhold({ reward, reversals, orderId, now }, transaction);
      return { ok: true };
    }
    const entry = await step({ shop, reward, answer, now }, transaction);
    if (entry === null) return { refused: 'changed_elsewhere' };
    await appendToLedger(shop.id, [entry], transaction);
    const order = reward.referralId === null ? undefined : orders.get(reward.referralId);
    if (order?.isChanged === true) await askToReview(shop.id, order.orderId, now, transaction);
    return { ok: true };
  });
}

async function step(
  { shop, reward, answer, now }: Omit<Task, 'rewardId'> & { reward: Reward },
  transaction: Connection,
): Promise<NewLedgerEntry | null> {
  const { status } = reward;
  switch (answer) {
    case 'done':
      return status === 'to_hand_over' ? await issue(reward, now, transaction) : null;
    case 'it_is_there':
      return status === 'unclear' ? await issue(reward, now, transaction) : null;
    case 'undone': {
      if (status !== 'issued' || !isHandedOver(reward)) return null;
      const didMove = await moveReward(shop.id, reward.id, ['issued'], 'to_hand_over', { issuedAt: null }, transaction);
      return didMove ? entryOf('reward_due', reward, now, { state: 'to_hand_over' }) : null;
    }
    case 'it_is_not_there':
    case 'try_again': {
      if (status !== (answer === 'try_again' ? 'to_hand_over' : 'unclear')) return null;
      if (answer === 'try_again' && !isRetryable(reward)) return null;
      const state = await queueReward({ shop, reward, now }, transaction);
      return state === null ? null : entryOf('reward_due', reward, now, { state });
    }
  }
}

/** What is not there and was to be taken back in full is not given any more, and nothing is left to take. */
async function withhold(
  { reward, reversals, orderId, now }: { reward: Reward; reversals: Reversal[]; orderId: string | null; now: Date },
  transaction: Connection,
): Promise<void> {
  const { shopId, id } = reward;
  const reason = reversals.findLast(({ status }) => status !== 'settled')?.cause ?? 'merchant';
  if (!(await moveReward(shopId, id, ['unclear'], 'withheld', { reason }, transaction)))
    throw new Error(`Reward ${id} moved on meanwhile.`);
  await appendToLedger(shopId, [entryOf('reward_withheld', reward, now, { reasons: reason })], transaction);
  const withheld: Reward = { ...reward, status: 'withheld', reason };
  const settlements = settleUnused(withheld, reversals);
  await settleReversals({ reward: withheld, reversals, settlements, orderId, now }, transaction);
}

/** The advocate is told once, however often the task is done and undone. */
async function issue(reward: Reward, now: Date, transaction: Connection): Promise<NewLedgerEntry | null> {
  const { shopId, id, status } = reward;
  if (!(await moveReward(shopId, id, [status], 'issued', { issuedAt: now }, transaction))) return null;
  for (const messageId of await queueIssuedMessages(shopId, [reward], now, transaction)) {
    await enqueue(transaction, 'send-message', { shopId, messageId }, { key: `send:${messageId}` });
  }
  return entryOf('reward_issued', reward, now, {});
}

function entryOf(
  kind: 'reward_issued' | 'reward_due' | 'reward_withheld',
  reward: Reward,
  now: Date,
  data: Record<string, string>,
): NewLedgerEntry {
  return {
    kind,
    actor: 'merchant',
    at: now,
    // Done, undone and done again are three entries; the compare-and-set lets each happen once.
    causeKey: `task:${reward.id}:${newId('le')}`,
    ...aboutReward(reward, null),
    data: { side: reward.side, benefit: reward.offer.benefit.kind, ...data },
  };
}

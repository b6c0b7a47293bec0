import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { listDueRewards, type DueReward } from '#app/db/earned-rewards.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findReward } from '#app/db/rewards.ts';
import { findShop } from '#app/db/shops.ts';
import { isDue } from '#app/domain/reward/due.ts';
import { queueReward } from './queue-reward.ts';
import { aboutReward } from './reward-entries.ts';

const batchSize = 200;

/**
 * Puts every waiting reward whose day has come into the queue. Safe to run at any time, by any number of workers: each
 * reward is read again under its advocate's lock and leaves `waiting` once. One that cannot be released does not stand in
 * the way of the others: the job fails at the end, and comes again.
 */
export async function releaseDueRewards({ now }: { now: Date }): Promise<void> {
  const faults: unknown[] = [];
  let last: DueReward | null = null;
  for (;;) {
    const batch: DueReward[] = await listDueRewards(now, last, batchSize);
    for (const due of batch) await release(due, now).catch((fault: unknown) => faults.push(fault));
    last = batch.at(-1) ?? null;
    if (batch.length < batchSize) break;
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} due rewards could not be released.`);
}

async function release({ shopId, id, advocateId }: DueReward, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  await inTransaction(async (transaction) => {
    await lockAdvocate(shopId, advocateId, transaction);
    const reward = await findReward(shopId, id, transaction);
    if (reward === null || reward.status !== 'waiting' || reward.reason !== null || !isDue(reward.dueAt, now)) return;
    const state = await queueReward({ shop, reward, now }, transaction);
    if (state === null) return;
    await appendToLedger(
      shopId,
      [
        {
          kind: 'reward_due',
          actor: 'ricochet',
          at: now,
          // An open dispute can make it wait once more.
          causeKey: `due:${id}:${now.toISOString()}`,
          ...aboutReward(reward, null),
          data: { side: reward.side, benefit: reward.offer.benefit.kind, state },
        },
      ],
      transaction,
    );
  });
}

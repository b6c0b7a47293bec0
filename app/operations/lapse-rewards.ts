import { lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findUsableReward, listEndedRewards, markLapsed, type EndedReward } from '#app/db/reward-use.ts';
import { lapsedEntry, openCostOf } from './use-entries.ts';

/** Shopify may tell of an order hours after it was paid: in its last minute a code is still good. */
const toldWithinMs = 6 * 60 * 60_000;
const batchSize = 200;

/**
 * Writes down which rewards ended with something left of them. Safe to run at any time, by any number of workers: the one
 * step away from open writes the entry. One that fails does not stand in the way of the others: the job fails at the end,
 * and comes again.
 */
export async function lapseRewards({ now }: { now: Date }): Promise<void> {
  const before = new Date(now.getTime() - toldWithinMs);
  const faults: unknown[] = [];
  let last: EndedReward | null = null;
  for (;;) {
    const batch: EndedReward[] = await listEndedRewards(before, last, batchSize);
    for (const ended of batch) await lapse(ended, now).catch((fault: unknown) => faults.push(fault));
    last = batch.at(-1) ?? null;
    if (batch.length < batchSize) break;
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} rewards could not be marked as ended.`);
}

async function lapse({ shopId, id, advocateId }: EndedReward, now: Date): Promise<void> {
  await inTransaction(async (transaction) => {
    await lockAdvocate(shopId, advocateId, transaction);
    const reward = await findUsableReward(shopId, id, transaction);
    if (reward === null || !(await markLapsed(shopId, id, now, transaction))) return;
    const reversals = await listReversals(shopId, [id], transaction);
    await appendToLedger(shopId, [lapsedEntry(reward, openCostOf(reward, reversals), now)], transaction);
  });
}

import type { Connection } from '#app/db/client.server.ts';
import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { Shop } from '#app/db/shops.ts';
import { isDue } from '#app/domain/reward/due.ts';
import { queueReward } from './queue-reward.ts';
import { approvedEntry, type WrittenReward } from './reward-entries.ts';

/**
 * Puts a reward whose row was just written as granted on its way: to the queue when it is due, and otherwise it waits.
 * One that is kept back waits in any case: the caller has something to take from it first. Answers what the ledger says of
 * it. Runs in the transaction that granted it, under the advocate's lock, so that it
 * happens once for each row.
 */
export async function startReward(
  { shop, isKeptBack = false, ...written }: WrittenReward & { shop: Shop; isKeptBack?: boolean },
  transaction: Connection,
): Promise<NewLedgerEntry> {
  const { reward, now } = written;
  const state =
    reward.status === 'waiting' && !isKeptBack && isDue(reward.dueAt, now)
      ? await queueReward({ shop, reward, now }, transaction)
      : reward.status;
  if (state === null) throw new Error(`Reward ${reward.id} was moved while it was granted.`);
  return approvedEntry({ ...written, reward: { ...reward, status: state } });
}

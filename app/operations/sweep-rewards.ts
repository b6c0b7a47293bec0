import { inTransaction } from '#app/db/client.server.ts';
import { listUnissuedRewards } from '#app/db/rewards.ts';
import { addDays } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

const tenMinutesInDays = 10 / (24 * 60);

/** Finds rewards that are owed and whose job is gone or stuck, and asks for them again; a waiting job is only moved. */
export async function sweepRewards({ now }: { now: Date }): Promise<void> {
  const rewards = await listUnissuedRewards(addDays(now, -tenMinutesInDays));
  for (const { shopId, id } of rewards) {
    await inTransaction((transaction) =>
      enqueue(transaction, 'issue-reward', { shopId, rewardId: id }, { key: `issue:${id}` }),
    );
  }
}

import { inTransaction } from '#app/db/client.server.ts';
import { takeStaleAdvocates } from '#app/db/stale-advocates.ts';
import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { mostInvites } from './publish-invites.ts';

/** Notes that are taken in one transaction. */
const mostNotes = 5000;
/** Behind everything else that waits in the queue. */
const priority = 10;

/**
 * Has the customer records of all advocates to whom something happened written anew, up to 25 in a job. Safe to run twice
 * and beside itself: a note is taken once, with the job that it leads to.
 */
export async function askToPublishInvites(): Promise<void> {
  for (;;) {
    const taken = await inTransaction(async (transaction) => {
      const stale = await takeStaleAdvocates(mostNotes, transaction);
      for (const [shopId, advocateIds] of batches(stale)) {
        await enqueue(
          transaction,
          'publish-invites',
          { shopId, advocateIds },
          { queue: `invites:${shopId}`, priority },
        );
      }
      return stale.length;
    });
    if (taken === 0) return;
  }
}

function batches(stale: { shopId: ShopId; advocateId: AdvocateId }[]): [ShopId, AdvocateId[]][] {
  const found: [ShopId, AdvocateId[]][] = [];
  for (const { shopId, advocateId } of stale) {
    const last = found.at(-1);
    if (last?.[0] === shopId && last[1].length < mostInvites) last[1].push(advocateId);
    else found.push([shopId, [advocateId]]);
  }
  return found;
}

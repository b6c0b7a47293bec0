import { database } from '#app/db/client.server.ts';
import { listShopsToCount } from '#app/db/figure-counting.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Behind everything that somebody waits for. */
const priority = 10;

/**
 * Has what happened counted in every shop where something did: one job for a shop, however much it was. Safe to run twice:
 * a shop has one such job waiting, and a second takes its place.
 */
export async function askToCountEntries(): Promise<void> {
  for (const shopId of await listShopsToCount()) {
    const name = `count:${shopId}`;
    await enqueue(database, 'count-entries', { shopId }, { key: name, queue: name, priority });
  }
}

import { database } from '#app/db/client.server.ts';
import { listShopsWithStaleAdvocates } from '#app/db/stale-advocates.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Behind everything else that waits in the queue. */
const priority = 10;

/**
 * Has the customer records written anew of all advocates to whom something happened: one job for a shop, however much it
 * was. Safe to run twice, beside itself, and while nobody works: a shop has one such job waiting, and a second takes its place.
 */
export async function askToPublishInvites(): Promise<void> {
  for (const shopId of await listShopsWithStaleAdvocates()) {
    const name = `invites:${shopId}`;
    await enqueue(database, 'publish-stale-invites', { shopId }, { key: name, queue: name, priority });
  }
}

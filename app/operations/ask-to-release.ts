import type { Connection } from '#app/db/client.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Has rewards that are due released at once, when the transaction is committed, and not only by the next minute's turn. */
export async function askToRelease(transaction: Connection): Promise<void> {
  await enqueue(transaction, 'release-due-rewards', {}, { key: 'release-due-rewards' });
}

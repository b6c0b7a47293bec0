import { inTransaction } from '#app/db/client.server.ts';
import { listInstalledShops } from '#app/db/ledger-check.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Asks for each shop's ledger and figures to be verified, each as a job of its own. Twice is once: one job of each for a shop. */
export async function verifyLedgers(): Promise<void> {
  const shops = await listInstalledShops();
  await inTransaction(async (transaction) => {
    for (const shopId of shops) {
      await enqueue(transaction, 'verify-ledger', { shopId }, { key: `verify-ledger:${shopId}` });
      await enqueue(transaction, 'verify-figures', { shopId }, { key: `verify-figures:${shopId}` });
    }
  });
}

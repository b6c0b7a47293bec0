import { inTransaction } from '#app/db/client.server.ts';
import { listInstalledShops } from '#app/db/ledger-check.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Asks for what is left of each shop's rewards, each as a job of its own. Twice is once: one job for each shop. */
export async function askForBalances(): Promise<void> {
  const shops = await listInstalledShops();
  await inTransaction(async (transaction) => {
    for (const shopId of shops)
      await enqueue(transaction, 'read-reward-balances', { shopId }, { key: `read-balances:${shopId}` });
  });
}

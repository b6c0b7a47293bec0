import { inTransaction } from '#app/db/client.server.ts';
import { listShopsToRenew } from '#app/db/sessions.ts';
import { addDays } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Shopify ends a refresh token 90 days after its last use; a quiet shop's is used this long before. */
const aheadDays = 30;

/** Asks for each quiet shop's tokens to be renewed, each as a job of its own. Twice is once: one job for each shop. */
export async function renewTokens({ now }: { now: Date }): Promise<void> {
  const shops = await listShopsToRenew(addDays(now, aheadDays));
  await inTransaction(async (transaction) => {
    for (const shopDomain of shops) {
      await enqueue(transaction, 'renew-token', { shopDomain }, { key: `renew:${shopDomain}` });
    }
  });
}

import type { Connection } from '#app/db/client.server.ts';
import { wantReview } from '#app/db/orders.ts';
import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** Asks for a look at an order, and remembers it until it was done: the sweep asks again when the job failed for good. */
export async function askToReview(
  shopId: ShopId,
  orderId: OrderGid,
  now: Date,
  transaction: Connection,
): Promise<void> {
  await wantReview(shopId, orderId, now, transaction);
  await enqueue(transaction, 'review-order', { shopId, orderId }, { key: `review:${orderId}` });
}

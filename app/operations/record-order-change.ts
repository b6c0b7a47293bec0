import { inTransaction } from '#app/db/client.server.ts';
import { saveOrderChange, type OrderChange } from '#app/db/order-changes.ts';
import { hasOrder, lockOrder } from '#app/db/orders.ts';
import type { Shop } from '#app/db/shops.ts';
import { settleDelivery } from '#app/db/webhook-deliveries.ts';
import type { OrderGid } from '#app/domain/ids.ts';
import { applyOrderChange } from './apply-order-change.ts';
import { askToReview } from './ask-to-review.ts';

/**
 * Keeps what happened to an order, settles the delivery that told it, and asks for a look at the order as it is now, from
 * which follows what has to be taken back. The order's lock makes it wait for a decision
 * that is being written: whoever comes second sees what the first one wrote, so that no change falls between the two.
 */
export async function recordOrderChange({
  shop,
  orderId,
  change,
  webhookId,
  now,
}: {
  shop: Shop;
  orderId: OrderGid;
  change: OrderChange;
  webhookId: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (transaction) => {
    await lockOrder(shop.id, orderId, transaction);
    await saveOrderChange(shop.id, orderId, change, now, transaction);
    const isReferred = await hasOrder(shop.id, orderId, transaction);
    if (isReferred) {
      await applyOrderChange({ shopId: shop.id, orderId, change, now }, transaction);
      await askToReview(shop.id, orderId, now, transaction);
    }
    await settleDelivery(shop.domain, webhookId, isReferred ? 'recorded' : 'not_referred', now, transaction);
  });
}

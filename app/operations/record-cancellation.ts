import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseCancellationPayload } from '#app/domain/order/order-change-payload.ts';
import { recordOrderChange } from './record-order-change.ts';

/**
 * Notes that an order was cancelled. Safe to run twice: an order is cancelled once. One that comes before its payment
 * was worked is kept, and the decision reads it.
 */
export async function recordCancellation({
  shopDomain,
  webhookId,
  now,
}: {
  shopDomain: string;
  webhookId: string;
  now: Date;
}): Promise<void> {
  const payload = await findUnworkedPayload(shopDomain, webhookId);
  if (payload === null) return;
  const shop = await findShopByDomain(shopDomain);
  if (shop === null) return await settleDelivery(shopDomain, webhookId, 'shop_not_installed', now);
  const { orderId, cancelledAt } = parseCancellationPayload(payload);
  await recordOrderChange({ shop, orderId, change: { kind: 'cancelled', happenedAt: cancelledAt }, webhookId, now });
}

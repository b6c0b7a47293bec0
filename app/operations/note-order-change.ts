import { inTransaction } from '#app/db/client.server.ts';
import { hasOrder } from '#app/db/orders.ts';
import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { findDelivery, findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseFulfilmentPayload, parseOrderUpdatePayload } from '#app/domain/order/order-change-payload.ts';
import { askToReview } from './ask-to-review.ts';
import { recordOrderChange } from './record-order-change.ts';

interface Delivery {
  shopDomain: string;
  webhookId: string;
  now: Date;
}

/**
 * Notes that an order was fulfilled, or changed in a way that only Shopify can tell, such as a dispute. Safe to run twice:
 * an order is fulfilled once, and looking at it again finds what is there.
 */
export async function noteOrderChange({ shopDomain, webhookId, now }: Delivery): Promise<void> {
  const payload = await findUnworkedPayload(shopDomain, webhookId);
  if (payload === null) return;
  const [shop, delivery] = await Promise.all([findShopByDomain(shopDomain), findDelivery(shopDomain, webhookId)]);
  if (shop === null) return await settleDelivery(shopDomain, webhookId, 'shop_not_installed', now);
  if (delivery?.topic === 'orders/updated') return await noteUpdate(shop, payload, { shopDomain, webhookId, now });
  const { orderId, fulfilledAt: happenedAt } = parseFulfilmentPayload(payload);
  await recordOrderChange({ shop, orderId, change: { kind: 'fulfilled', happenedAt }, webhookId, now });
}

async function noteUpdate(shop: Shop, payload: string, { shopDomain, webhookId, now }: Delivery): Promise<void> {
  const { orderId, isNews } = parseOrderUpdatePayload(payload);
  await inTransaction(async (transaction) => {
    const isReferred = await hasOrder(shop.id, orderId, transaction);
    if (isReferred && isNews) await askToReview(shop.id, orderId, now, transaction);
    const outcome = isReferred ? (isNews ? 'recorded' : 'no_news') : 'not_referred';
    await settleDelivery(shopDomain, webhookId, outcome, now, transaction);
  });
}

import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseRefundPayload } from '#app/domain/order/order-change-payload.ts';
import { recordOrderChange } from './record-order-change.ts';

/**
 * Notes a refund. Safe to run twice: a refund's id counts once. One that comes before its order's payment was worked is
 * kept, and joins the story with the decision.
 */
export async function recordRefund({
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
  const { orderId, refundId, refundedAt: happenedAt, refunded } = parseRefundPayload(payload);
  await recordOrderChange({
    shop,
    orderId,
    change: { kind: 'refunded', refundId, happenedAt, refunded },
    webhookId,
    now,
  });
}

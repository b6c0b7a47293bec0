import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { hasOrder, markOrderCancelled } from '#app/db/orders.ts';
import { findReferralOfOrder } from '#app/db/referrals.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseCancellationPayload } from '#app/domain/order/order-change-payload.ts';

/**
 * Notes that a referred order was cancelled. Safe to run twice: an order is cancelled once. One that comes before its
 * payment was worked is not lost: the decision asks Shopify for the order's state.
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
  await inTransaction(async (transaction) => {
    if (!(await hasOrder(shop.id, orderId, transaction)))
      return await settleDelivery(shopDomain, webhookId, 'not_referred', now, transaction);
    await markOrderCancelled(shop.id, orderId, cancelledAt, transaction);
    const referral = await findReferralOfOrder(shop.id, orderId, transaction);
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'order_cancelled',
          actor: 'shopify',
          at: now,
          causeKey: `cancelled:${orderId}`,
          orderId,
          ...(referral ? { referralId: referral.id } : {}),
        },
      ],
      transaction,
    );
    await settleDelivery(shopDomain, webhookId, 'recorded', now, transaction);
  });
}

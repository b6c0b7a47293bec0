import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { addRefund, hasOrder } from '#app/db/orders.ts';
import { findReferralOfOrder } from '#app/db/referrals.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { formatDecimal } from '#app/domain/money.ts';
import { parseRefundPayload } from '#app/domain/order/order-change-payload.ts';

/** Notes a refund of a referred order. Safe to run twice: a refund's id is one cause in the ledger and counts once. */
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
  const { orderId, refundId, refunded } = parseRefundPayload(payload);
  await inTransaction(async (transaction) => {
    if (!(await hasOrder(shop.id, orderId, transaction)))
      return await settleDelivery(shopDomain, webhookId, 'not_referred', now, transaction);
    const referral = await findReferralOfOrder(shop.id, orderId, transaction);
    const data: Record<string, string> =
      refunded === null ? {} : { amount: formatDecimal(refunded), currency: refunded.currency };
    const isNew = await appendToLedger(
      shop.id,
      [
        {
          kind: 'order_refunded',
          actor: 'shopify',
          at: now,
          causeKey: `refund:${refundId}`,
          orderId,
          ...(referral ? { referralId: referral.id } : {}),
          data,
        },
      ],
      transaction,
    );
    if (isNew === 1 && refunded !== null) await addRefund(shop.id, orderId, refunded, transaction);
    await settleDelivery(shopDomain, webhookId, 'recorded', now, transaction);
  });
}

import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { markOrderFulfilled, type OrderChange } from '#app/db/order-changes.ts';
import { markOrderCancelled } from '#app/db/orders.ts';
import { findReferralOfOrder } from '#app/db/referrals.ts';
import type { OrderGid, ShopId } from '#app/domain/ids.ts';
import { formatDecimal } from '#app/domain/money.ts';

/**
 * Writes what happened to a referred order into its row and its story. Safe to run twice: an order is cancelled and
 * fulfilled once, and a refund's id is one cause in the ledger. What was paid back in all is Shopify's to say: see
 * `review-order`.
 */
export async function applyOrderChange(
  { shopId, orderId, change, now }: { shopId: ShopId; orderId: OrderGid; change: OrderChange; now: Date },
  transaction: Connection,
): Promise<void> {
  const referral = await findReferralOfOrder(shopId, orderId, transaction);
  const about = { actor: 'shopify' as const, at: now, orderId, ...(referral ? { referralId: referral.id } : {}) };
  switch (change.kind) {
    case 'cancelled':
      await markOrderCancelled(shopId, orderId, change.happenedAt, transaction);
      await appendToLedger(
        shopId,
        [{ kind: 'order_cancelled', causeKey: `cancelled:${orderId}`, ...about }],
        transaction,
      );
      return;
    case 'fulfilled':
      await markOrderFulfilled(shopId, orderId, change.happenedAt, transaction);
      await appendToLedger(
        shopId,
        [{ kind: 'order_fulfilled', causeKey: `fulfilled:${orderId}`, ...about }],
        transaction,
      );
      return;
    case 'refunded': {
      const { refunded, refundId } = change;
      const data: Record<string, string> =
        refunded === null ? {} : { amount: formatDecimal(refunded), currency: refunded.currency };
      await appendToLedger(
        shopId,
        [{ kind: 'order_refunded', causeKey: `refund:${refundId}`, ...about, data }],
        transaction,
      );
    }
  }
}

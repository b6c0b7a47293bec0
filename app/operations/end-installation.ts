import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findShopByDomain, markUninstalled } from '#app/db/shops.ts';
import { findDelivery, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { isBefore } from '#app/domain/time.ts';
import { deleteSessions } from '#app/db/sessions.ts';

/**
 * The merchant removed the app: its tokens are dead and are forgotten at once; the data stays for the 48 hours until
 * Shopify asks for its erasure, in case they come back. One that arrives after a newer installation changes nothing.
 */
export async function endInstallation({
  shopDomain,
  webhookId,
  now,
}: {
  shopDomain: string;
  webhookId: string;
  now: Date;
}): Promise<void> {
  const delivery = await findDelivery(shopDomain, webhookId);
  if (delivery === null || delivery.workedAt !== null) return;
  await inTransaction(async (transaction) => {
    const shop = await findShopByDomain(shopDomain, transaction);
    const happenedAt = delivery.triggeredAt ?? delivery.receivedAt;
    if (shop === null || isBefore(happenedAt, shop.installedAt))
      return await settleDelivery(shopDomain, webhookId, 'installed_since', now, transaction);
    await deleteSessions(shopDomain, transaction);
    if (shop.uninstalledAt === null) {
      await markUninstalled(shop.id, happenedAt, transaction);
      await appendToLedger(
        shop.id,
        [{ kind: 'shop_uninstalled', actor: 'merchant', at: now, causeKey: `uninstalled:${webhookId}` }],
        transaction,
      );
    }
    await settleDelivery(shopDomain, webhookId, 'recorded', now, transaction);
  });
}

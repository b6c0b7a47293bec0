import { findInstalledShop } from '#app/admin-api/find-installed-shop.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { eraseShop } from '#app/db/erase-shop.ts';
import { deleteSessions } from '#app/db/sessions.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import { clearShopPayloads, findDelivery, settleDelivery } from '#app/db/webhook-deliveries.ts';

/**
 * Shopify asks, 48 hours after an uninstall, to erase everything of a shop. A shop that has come back since is left
 * alone; our own row may not know, because word of the uninstall can be lost, so Shopify is asked. While it does not say,
 * nothing is erased and the queue tries again. Safe to run twice: the second finds nothing.
 */
export async function redactShop({
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
  if ((await findInstalledShop(shopDomain)) !== null)
    return await settleDelivery(shopDomain, webhookId, 'installed_since', now);
  await inTransaction(async (transaction) => {
    const shop = await findShopByDomain(shopDomain, transaction);
    if (shop !== null) await eraseShop(shop.id, transaction);
    await deleteSessions(shopDomain, transaction);
    await settleDelivery(shopDomain, webhookId, 'erased', now, transaction);
    await clearShopPayloads(shopDomain, transaction);
  });
}

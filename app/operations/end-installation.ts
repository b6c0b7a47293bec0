import { findInstalledShop } from '#app/admin-api/find-installed-shop.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { deleteOnboarding } from '#app/db/onboarding.ts';
import { deleteSessions } from '#app/db/sessions.ts';
import { findShopByDomain, markUninstalled, renewInstallation, type Shop } from '#app/db/shops.ts';
import { findDelivery, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { isBefore } from '#app/domain/time.ts';
import { askForProgramText } from './ask-for-program-text.ts';

/**
 * The merchant removed the app: its tokens are dead and are forgotten at once; the data stays for the 48 hours until
 * Shopify asks for its erasure, in case they come back. Whether they came back before this was worked only Shopify knows,
 * so it is asked first; then nothing ends. Safe to run twice: the delivery is worked once.
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
  const happenedAt = delivery.triggeredAt ?? delivery.receivedAt;
  const known = await findShopByDomain(shopDomain);
  if (known !== null && isBefore(happenedAt, known.installedAt))
    return await settleDelivery(shopDomain, webhookId, 'installed_since', now);

  const isInstalled = (await findInstalledShop(shopDomain)) !== null;
  await inTransaction(async (transaction) => {
    const shop = await findShopByDomain(shopDomain, transaction);
    if (shop !== null && isBefore(happenedAt, shop.installedAt))
      return await settleDelivery(shopDomain, webhookId, 'installed_since', now, transaction);
    // A sign-in that went no further left a token, though we never came to know the shop.
    if (!isInstalled) await deleteSessions(shopDomain, transaction);
    if (shop !== null && isInstalled) await comeBack(shop, webhookId, now, transaction);
    if (shop !== null && !isInstalled) await end(shop, webhookId, { happenedAt, now }, transaction);
    await settleDelivery(shopDomain, webhookId, isInstalled ? 'installed_since' : 'recorded', now, transaction);
  });
}

async function end(
  shop: Shop,
  webhookId: string,
  { happenedAt, now }: { happenedAt: Date; now: Date },
  transaction: Connection,
): Promise<void> {
  if (shop.uninstalledAt !== null) return;
  await markUninstalled(shop.id, happenedAt, transaction);
  await deleteOnboarding(shop.id, transaction);
  await appendToLedger(
    shop.id,
    [{ kind: 'shop_uninstalled', actor: 'merchant', at: now, causeKey: `uninstalled:${webhookId}` }],
    transaction,
  );
}

/** They left and opened the app again before we heard of either; Shopify threw away what our theme blocks read. */
async function comeBack(shop: Shop, webhookId: string, now: Date, transaction: Connection): Promise<void> {
  await renewInstallation(shop.id, now, transaction);
  await deleteOnboarding(shop.id, transaction);
  await appendToLedger(
    shop.id,
    [
      { kind: 'shop_uninstalled', actor: 'merchant', at: now, causeKey: `uninstalled:${webhookId}` },
      { kind: 'shop_installed', actor: 'merchant', at: now, causeKey: `installed:${now.toISOString()}` },
    ],
    transaction,
  );
  await askForProgramText(shop.id, transaction);
}

import type { Connection } from '#app/db/client.server.ts';
import { saveShopSettings } from '#app/db/shop-settings.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { defaultShopSettings } from '#app/domain/shop/settings.ts';

/** What a shop set for itself, and the mails that its merchant got and is about to get. */
export async function addOwnSettings(shopId: ShopId, now: Date, transaction: Connection): Promise<void> {
  const brand = { ...defaultShopSettings.brand, accent: '#1f6f54' };
  await saveShopSettings(shopId, 0, { ...defaultShopSettings, brand, teamNote: 'Ask Camille.' }, transaction);
  const told = { shopId, kind: 'digest', queuedAt: now };
  await transaction.merchantMail.create({ data: { ...told, day: '2026-11-16', settledAt: now, outcome: 'sent' } });
  await transaction.merchantMail.create({ data: { ...told, day: '2026-11-23' } });
}

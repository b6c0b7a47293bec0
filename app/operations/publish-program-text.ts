import { openAdminApi } from '#app/admin-api/client.server.ts';
import { getShop } from '#app/admin-api/get-shop.ts';
import { setJsonMetafield } from '#app/admin-api/set-metafields.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import { listLimitStates } from '#app/db/reward-limits.ts';
import { findShop } from '#app/db/shops.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { publishedProgramMetafield, type PublishedProgram } from '#app/domain/invite/published.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';

/**
 * Writes what shoppers may know of the running program where the theme's blocks read it, so that they ask nobody.
 * Safe to run twice: it writes the state as it is now.
 */
export async function publishProgramText({ shopId, now }: { shopId: ShopId; now: Date }): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const admin = openAdminApi(shop.domain);
  const { currentAppInstallation } = await getShop(admin);
  // Read last: what is written is the state as it is now, not as it was before Shopify answered.
  const active = await findActiveProgram(shop, now);
  const limits = active === null ? [] : await listLimitStates(shop, now);
  const isServed = !limits.some(({ programId, level }) => programId === active?.program.id && level === 'reached');
  const value: PublishedProgram = {
    active: active !== null,
    invitePath: shop.proxyPath,
    texts: active === null ? {} : publicTexts(active.version.settings, isServed),
  };
  await setJsonMetafield(admin, { ownerId: currentAppInstallation.id, ...publishedProgramMetafield, value });
}

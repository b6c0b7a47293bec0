import { openAdminApi } from '#app/admin-api/client.server.ts';
import { getShop } from '#app/admin-api/get-shop.ts';
import { setMetafields } from '#app/admin-api/set-metafields.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import { listLimitStates, type LimitState } from '#app/db/reward-limits.ts';
import { countWelcomed } from '#app/db/referrals.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { findShop, type Shop } from '#app/db/shops.ts';
import type { ShopId } from '#app/domain/ids.ts';
import {
  fewestWelcomed,
  publishedActiveMetafield,
  publishedProgramMetafield,
  type PublishedProgram,
} from '#app/domain/invite/published.ts';
import type { OfferedProgram } from '#app/domain/program/choose-program.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { findSpendRefusal } from '#app/domain/reward/limits.ts';
import { costOf } from '#app/domain/reward/offer.ts';
import { endOfMonth } from '#app/domain/time.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

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
  const { settings } = await getShopSettings(shopId);
  const limits = active === null ? [] : await listLimitStates(shop, now);
  const limit = limits.find(({ programId }) => programId === active?.program.id);
  const isServed = active === null || limit === undefined || hasRoom(active.version.settings, limit);
  const value: PublishedProgram = {
    active: active !== null,
    joinByEmail: active?.version.settings.joinByEmail ?? false,
    welcomed: active === null ? null : await findWelcomed(shopId, active),
    invitePath: shop.proxyPath,
    texts: active === null ? {} : publicTexts(active.version.settings, isServed, settings.words),
  };
  const ownerId = currentAppInstallation.id;
  await setMetafields(admin, [
    { ownerId, ...publishedProgramMetafield, type: 'json', value },
    { ownerId, ...publishedActiveMetafield, type: 'boolean', value: value.active },
  ]);
  // The promise comes back with the month that has money again.
  if (!isServed) await askAgain(shop, endOfMonth(now, shop.timeZone));
}

/** How many friends the program has welcomed, where the merchant shows it and there are enough to show. */
async function findWelcomed(shopId: ShopId, { program, version }: OfferedProgram): Promise<number | null> {
  if (!version.settings.socialProof) return null;
  const welcomed = await countWelcomed(shopId, program.id);
  return welcomed < fewestWelcomed ? null : welcomed;
}

/** Whether the reward that is promised first still fits under the month's limit. */
function hasRoom({ advocate }: ProgramSettings, { limit, spent }: LimitState): boolean {
  const first = advocate.tiers[0];
  return first === undefined || findSpendRefusal(costOf(first.offer), limit, spent.amountMinor) === null;
}

async function askAgain({ id }: Shop, runAt: Date): Promise<void> {
  const options = { key: `text:${id}:${runAt.toISOString()}`, queue: `text:${id}`, runAt };
  await inTransaction((transaction) => enqueue(transaction, 'publish-program-text', { shopId: id }, options));
}

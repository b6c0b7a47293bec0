import { inTransaction } from '#app/db/client.server.ts';
import { listOfferedVersions } from '#app/db/friend-codes.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findShop } from '#app/db/shops.ts';
import { phaseOf } from '#app/domain/program/choose-program.ts';
import { askForFriendCodes, comingFriendDiscounts } from './friend-code-pool.ts';

/**
 * Sees to it that every running program has friend codes for the month that friends are promised now and for the one
 * that they will be promised in three days, so that nobody who claims in the first minute of a month has to wait.
 * Safe to run at any time: a month's discount has one row, and of a pool that is full only the discount is looked at,
 * whether the merchant deleted it in Shopify.
 */
export async function openExpiryMonths({ now }: { now: Date }): Promise<void> {
  for (const { shopId, programId, number } of await listOfferedVersions()) {
    const shop = await findShop(shopId);
    if (shop === null) continue;
    const version = await getProgramVersion(shopId, programId, number);
    if (phaseOf(version.settings.schedule, now, shop.timeZone) === 'after') continue;
    await inTransaction(async (transaction) => {
      for (const discount of comingFriendDiscounts(shop, version, now)) {
        const { id } = await ensureParentDiscount(shopId, discount, transaction);
        await askForFriendCodes(shopId, id, transaction);
      }
    });
  }
}

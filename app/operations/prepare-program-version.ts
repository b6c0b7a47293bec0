import { openAdminApi } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findShop } from '#app/db/shops.ts';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import { sides } from '#app/domain/reward/benefit.ts';
import { ensureDiscountExists } from './ensure-discount-exists.ts';
import { askForFriendCodes } from './friend-code-pool.ts';
import { offerReadyVersion } from './offer-ready-version.ts';

/**
 * After publishing: makes the discount of each side and asks for the first friend codes. Safe to run twice: each
 * discount has one row for version and side, and is found again by its seed code.
 */
export async function prepareProgramVersion({
  shopId,
  programId,
  number,
  now,
}: {
  shopId: ShopId;
  programId: ProgramId;
  number: number;
  now: Date;
}): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const admin = openAdminApi(shop.domain);
  const { settings } = await getProgramVersion(shopId, programId, number);

  for (const side of sides) {
    const benefit = side === 'friend' ? settings.friendBenefit : settings.advocateBenefit;
    if (benefit === null) continue;
    const parent = await ensureParentDiscount(shopId, { programId, versionNumber: number, side });
    await ensureDiscountExists(admin, shopId, parent);
    if (side === 'friend') await inTransaction((transaction) => askForFriendCodes(shopId, parent.id, transaction));
  }
  // With a friend reward the version is ready once its first codes are minted.
  if (settings.friendBenefit === null)
    await inTransaction((transaction) => offerReadyVersion({ shopId, programId, number, now }, transaction));
}

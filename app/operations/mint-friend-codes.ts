import { addRedeemCodes, redeemCodesPerCall } from '#app/admin-api/add-redeem-codes.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { abandonMintingCodes, countAvailableCodes, insertMintingCodes, settleBatch } from '#app/db/friend-codes.ts';
import { newId, newSecretCode } from '#app/db/new-id.server.ts';
import { getParentDiscount } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findShop } from '#app/db/shops.ts';
import type { ParentDiscountId, ShopId } from '#app/domain/ids.ts';
import { ensureDiscountExists } from './ensure-discount-exists.ts';
import { friendDiscountOf, lowWater } from './friend-code-pool.ts';
import { offerReadyVersion } from './offer-ready-version.ts';

/**
 * Fills the pool of friend codes when it runs low, one mutation for a whole batch. Safe to run twice: it looks at the
 * pool first; a batch whose answer never came is abandoned and its codes are never handed out. Jobs of one discount
 * run one after the other (queue), so that no living batch is taken for a dead one.
 */
export async function mintFriendCodes({
  shopId,
  parentDiscountId,
  now,
}: {
  shopId: ShopId;
  parentDiscountId: ParentDiscountId;
  now: Date;
}): Promise<void> {
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  if ((await countAvailableCodes(shopId, parentDiscountId)) >= lowWater) return;
  const admin = openAdminApi(shop.domain);
  const parent = await getParentDiscount(shopId, parentDiscountId);
  const discountId = await ensureDiscountExists(admin, shopId, parent);

  const batch = { id: newId('ba'), parentDiscountId, codes: newCodes(), now };
  await inTransaction(async (transaction) => {
    await abandonMintingCodes(shopId, parentDiscountId, transaction);
    await insertMintingCodes(shopId, batch, transaction);
  });
  const { added } = await addRedeemCodes(admin, discountId, batch.codes);
  const { programId, versionNumber: number } = parent;
  const version = await getProgramVersion(shopId, programId, number);
  // Codes of a month to come do not make a version ready.
  const isForNow = friendDiscountOf(shop, version, now)?.expiry?.month === parent.expiryMonth;
  await inTransaction(async (transaction) => {
    await settleBatch(shopId, batch.id, added, transaction);
    if (added.length === 0 || !isForNow) return;
    await offerReadyVersion({ shopId, programId, number, now }, transaction);
  });
}

function newCodes(): string[] {
  return [...new Set(Array.from({ length: redeemCodesPerCall }, () => newSecretCode('HI')))];
}

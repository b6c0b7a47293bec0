import { addRedeemCodes, redeemCodesPerCall } from '#app/admin-api/add-redeem-codes.ts';
import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { abandonMintingCodes, countAvailableCodes, insertMintingCodes, settleBatch } from '#app/db/friend-codes.ts';
import { newId, newSecretCode } from '#app/db/new-id.server.ts';
import { findRefusal, getParentDiscount, storeRefusal, type ParentDiscount } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findShop, type Shop } from '#app/db/shops.ts';
import type { ParentDiscountId, ShopId } from '#app/domain/ids.ts';
import { ensureDiscountLives } from './ensure-discount-exists.ts';
import { friendDiscountOf, lowWater } from './friend-code-pool.ts';
import { noteDiscountRefusal } from './note-discount-refusal.ts';
import { offerReadyVersion } from './offer-ready-version.ts';

/** How long Shopify is left alone after it refused: everybody who claims asks for codes while there are none. */
const restMs = 60_000;

/**
 * Fills the pool of friend codes when it runs low, one mutation for a whole batch. Safe to run twice: it looks at the
 * pool first; a batch whose answer never came is abandoned and its codes are never handed out. Jobs of one discount
 * run one after the other (queue), so that no living batch is taken for a dead one. Codes of a discount that was deleted
 * in Shopify are dead: it is made once more, with others. What Shopify refuses is kept for the merchant to read.
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
  const parent = await getParentDiscount(shopId, parentDiscountId);
  if (parent.refusal !== null && now.getTime() - parent.refusal.at.getTime() < restMs) return;
  await fill(openAdminApi(shop.domain), shop, parent, now).catch((fault: unknown) =>
    noteDiscountRefusal({ shopId, parent, now }, fault),
  );
}

async function fill(admin: AdminApi, shop: Shop, parent: ParentDiscount, now: Date): Promise<void> {
  const { id: shopId } = shop;
  const { id: parentDiscountId, programId, versionNumber: number } = parent;
  const discountId = await ensureDiscountLives(admin, shopId, parent);
  if ((await countAvailableCodes(shopId, parentDiscountId)) >= lowWater) return;

  const batch = { id: newId('ba'), parentDiscountId, codes: newCodes(), now };
  await inTransaction(async (transaction) => {
    await abandonMintingCodes(shopId, parentDiscountId, transaction);
    await insertMintingCodes(shopId, batch, transaction);
  });
  const { added } = await addRedeemCodes(admin, discountId, batch.codes);
  const version = await getProgramVersion(shopId, programId, number);
  // Codes of a month to come do not make a version ready.
  const isForNow = friendDiscountOf(shop, version, now)?.expiry?.month === parent.expiryMonth;
  const others = { programId, number, not: parentDiscountId };
  const isHeldBack = (await findRefusal(shopId, others, now)) !== null;
  await inTransaction(async (transaction) => {
    await settleBatch(shopId, batch.id, added, transaction);
    if (parent.refusal !== null) await storeRefusal(shopId, parentDiscountId, null, transaction);
    // While Shopify refuses another of its discounts, it is for `prepareProgramVersion` to say when it is ready.
    if (added.length === 0 || !isForNow || isHeldBack) return;
    await offerReadyVersion({ shopId, programId, number, now }, transaction);
  });
}

function newCodes(): string[] {
  return [...new Set(Array.from({ length: redeemCodesPerCall }, () => newSecretCode('HI')))];
}

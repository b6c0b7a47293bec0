import type { AdminApi } from '#app/admin-api/client.server.ts';
import { createParentDiscount } from '#app/admin-api/create-parent-discount.ts';
import { findDiscountByCode } from '#app/admin-api/find-discount-by-code.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { abandonAvailableCodes } from '#app/db/friend-codes.ts';
import { forgetShopifyId, storeShopifyId, type ParentDiscount } from '#app/db/parent-discounts.ts';
import { findProgram, getProgramVersion } from '#app/db/programs.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { discountTitle } from '#app/domain/reward/discount-title.ts';

/**
 * Answers the gid of a discount in Shopify, making it when it is not there. Safe to run twice: the seed code was stored
 * first and is unique in the shop, so a lost answer shows as "taken" and the discount is found by that code.
 */
export async function ensureDiscountExists(admin: AdminApi, shopId: ShopId, parent: ParentDiscount): Promise<string> {
  if (parent.shopifyId !== null) return parent.shopifyId;
  const { benefit, terms } = parent.offer;
  const [program, version] = await Promise.all([
    findProgram(shopId, parent.programId),
    getProgramVersion(shopId, parent.programId, parent.versionNumber),
  ]);
  if (program === null || !isCodeBenefit(benefit)) throw new Error(`Nothing hangs under discount ${parent.id}.`);

  const created = await createParentDiscount(admin, {
    title: discountTitle(program.name, parent),
    seedCode: parent.seedCode,
    benefit,
    terms,
    oncePerCustomer: parent.side === 'friend',
    startsAt: version.publishedAt,
    endsAt: parent.expiresAt,
  });
  const shopifyId = 'ok' in created ? created.id : await findDiscountByCode(admin, parent.seedCode);
  if (shopifyId === null) throw new Error(`The seed code of ${parent.id} is taken and belongs to nothing.`);
  await storeShopifyId(shopId, parent.id, shopifyId);
  return shopifyId;
}

/**
 * The same, after looking whether the discount that is known is still there: one that the merchant deleted in Shopify is
 * made once more, and the codes under the old one that nobody has yet are given to nobody. Safe to run twice: the old one
 * is forgotten before another is made.
 */
export async function ensureDiscountLives(admin: AdminApi, shopId: ShopId, parent: ParentDiscount): Promise<string> {
  const { id, seedCode, shopifyId } = parent;
  if (shopifyId === null || (await findDiscountByCode(admin, seedCode)) === shopifyId)
    return await ensureDiscountExists(admin, shopId, parent);
  await inTransaction(async (transaction) => {
    if (await forgetShopifyId(shopId, parent, transaction)) await abandonAvailableCodes(shopId, id, transaction);
  });
  return await ensureDiscountExists(admin, shopId, { ...parent, shopifyId: null });
}

import type { AdminApi } from '#app/admin-api/client.server.ts';
import { createParentDiscount } from '#app/admin-api/create-parent-discount.ts';
import { findDiscountByCode } from '#app/admin-api/find-discount-by-code.ts';
import { storeShopifyId, type ParentDiscount } from '#app/db/parent-discounts.ts';
import { findProgram, getProgramVersion } from '#app/db/programs.ts';
import type { ShopId } from '#app/domain/ids.ts';

/**
 * Answers the gid of a side's discount in Shopify, making it when it is not there. Safe to run twice: the seed code was
 * stored first and is unique in the shop, so a lost answer shows as "taken" and the discount is found by that code.
 */
export async function ensureDiscountExists(admin: AdminApi, shopId: ShopId, parent: ParentDiscount): Promise<string> {
  if (parent.shopifyId !== null) return parent.shopifyId;
  const [program, version] = await Promise.all([
    findProgram(shopId, parent.programId),
    getProgramVersion(shopId, parent.programId, parent.versionNumber),
  ]);
  const benefit = parent.side === 'friend' ? version.settings.friendBenefit : version.settings.advocateBenefit;
  if (program === null || benefit === null)
    throw new Error(`Discount ${parent.id} belongs to a side that has no reward.`);

  const created = await createParentDiscount(admin, {
    title: `${program.name} · ${parent.side} · v${parent.versionNumber}`,
    seedCode: parent.seedCode,
    benefit,
    // The minimum is a condition of the friend's order; the thank-you has none.
    minimumSubtotal: parent.side === 'friend' ? version.settings.minimumSubtotal : null,
    oncePerCustomer: parent.side === 'friend',
    startsAt: version.publishedAt,
  });
  const shopifyId = 'ok' in created ? created.id : await findDiscountByCode(admin, parent.seedCode);
  if (shopifyId === null) throw new Error(`The seed code of ${parent.id} is taken and belongs to nothing.`);
  await storeShopifyId(shopId, parent.id, shopifyId);
  return shopifyId;
}

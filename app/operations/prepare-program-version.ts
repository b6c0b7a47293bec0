import { openAdminApi } from '#app/admin-api/client.server.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { countAvailableCodes } from '#app/db/friend-codes.ts';
import { ensureParentDiscount, type ParentDiscountOf } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import { findShop, type Shop } from '#app/db/shops.ts';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { ProgramVersion } from '#app/domain/program/program.ts';
import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import { expiryOf } from '#app/domain/reward/expiry.ts';
import { ensureDiscountExists } from './ensure-discount-exists.ts';
import { askForFriendCodes, comingFriendDiscounts } from './friend-code-pool.ts';
import { noteDiscountRefusal } from './note-discount-refusal.ts';
import { offerReadyVersion } from './offer-ready-version.ts';

/**
 * After publishing: makes the discounts that will be needed at once and asks for the first friend codes. Later ones are
 * made when their first code is. Safe to run twice: each discount has one row and is found again by its seed code. While
 * Shopify refuses one of them, the version is not offered, and the merchant reads why.
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
  const version = await getProgramVersion(shopId, programId, number);
  /** Answers null when Shopify refuses. */
  const make = async (of: ParentDiscountOf) => {
    const parent = await ensureParentDiscount(shopId, of);
    try {
      await ensureDiscountExists(admin, shopId, parent);
      return parent.id;
    } catch (fault) {
      await noteDiscountRefusal({ shopId, parent, now }, fault);
      return null;
    }
  };

  let isRefused = false;
  for (const of of tierDiscounts(shop, version, now)) isRefused = (await make(of)) === null || isRefused;
  // A version is ready once friends who claim now get a code, so theirs come last, and this month's first.
  const [current, ...coming] = comingFriendDiscounts(shop, version, now);
  const pool = current === undefined ? null : await make(current);
  if (isRefused || (current !== undefined && pool === null)) return;
  await inTransaction(async (transaction) => {
    if (pool !== null) await askForFriendCodes(shopId, pool, transaction);
    if (pool === null || (await countAvailableCodes(shopId, pool, transaction)) > 0)
      await offerReadyVersion({ shopId, programId, number, now }, transaction);
  });
  for (const of of coming) {
    const id = await make(of);
    if (id !== null) await inTransaction((transaction) => askForFriendCodes(shopId, id, transaction));
  }
}

/** What advocates' codes of this month hang under, so that nobody waits for the first reward. */
function tierDiscounts(shop: Shop, { programId, number, settings }: ProgramVersion, now: Date): ParentDiscountOf[] {
  return settings.advocate.tiers
    .filter(({ offer }) => isCodeBenefit(offer.benefit))
    .map(({ offer }) => ({
      programId,
      versionNumber: number,
      side: 'advocate',
      offer,
      expiry: expiryOf(offer, now, shop.timeZone),
    }));
}

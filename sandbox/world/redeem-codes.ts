import type { Sandbox } from './sandbox.ts';
import type { BulkCodeCreation, Discount, RedeemCode, Shop } from './types.ts';

/** A redeem code with the discount it belongs to. */
export interface FoundCode {
  discount: Discount;
  redeemCode: RedeemCode;
}

/**
 * Codes by their lower-case text. Made once for a shop and kept up by the functions below; when someone else changed
 * a list of codes, the count no longer fits and it is made again.
 */
const indexes = new WeakMap<Shop, Map<string, FoundCode>>();

function indexOf(shop: Shop): Map<string, FoundCode> {
  const size = shop.discounts.reduce((sum, discount) => sum + discount.codes.length, 0);
  const known = indexes.get(shop);
  if (known?.size === size) return known;
  const index = new Map<string, FoundCode>();
  for (const discount of shop.discounts) {
    for (const redeemCode of discount.codes) index.set(keyOf(redeemCode.code), { discount, redeemCode });
  }
  indexes.set(shop, index);
  return index;
}

function keyOf(code: string): string {
  return code.trim().toLowerCase();
}

/** The code, however it is written: Shopify's codes are unique in the shop without regard to case. */
export function findRedeemCode(shop: Shop, code: string): FoundCode | null {
  return indexOf(shop).get(keyOf(code)) ?? null;
}

/** Adds a code that nobody has yet. */
export function addRedeemCode(sandbox: Sandbox, shop: Shop, discount: Discount, code: string): RedeemCode {
  const index = indexOf(shop);
  const redeemCode: RedeemCode = {
    id: sandbox.newId(),
    code,
    usageCount: 0,
    usedByCustomerIds: [],
    createdByApp: true,
  };
  discount.codes.push(redeemCode);
  index.set(keyOf(code), { discount, redeemCode });
  return redeemCode;
}

/** Takes codes out of a discount; nobody can use them any more and their text is free again. */
export function removeRedeemCodes(shop: Shop, discount: Discount, ids: ReadonlySet<string>): void {
  discount.codes = discount.codes.filter(({ id }) => !ids.has(id));
  indexes.delete(shop);
}

/** How long Shopify's count of a code's uses stays behind. */
const COUNT_LAG_MS = 2_000;

/** Counts a use of a code. The checkout knows it at once, `asyncUsageCount` a moment later. */
export function useCode(redeemCode: RedeemCode, now: Date): void {
  redeemCode.usageCount += 1;
  redeemCode.latestUses = [...usesNotCountedYet(redeemCode, now), now.toISOString()];
}

/** The uses of a code as the Admin API counts them. */
export function asyncUsageCount(redeemCode: RedeemCode, now: Date): number {
  return redeemCode.usageCount - usesNotCountedYet(redeemCode, now).length;
}

function usesNotCountedYet({ latestUses = [] }: RedeemCode, now: Date): string[] {
  return latestUses.filter((at) => now.getTime() - Date.parse(at) < COUNT_LAG_MS);
}

/** Gives a code another text. */
export function renameRedeemCode(shop: Shop, redeemCode: RedeemCode, code: string): void {
  redeemCode.code = code;
  indexes.delete(shop);
}

/** Finishes the bulk creations whose time has come: from now on their codes can be used. */
export function settleBulkCreations(sandbox: Sandbox, shop: Shop): void {
  const now = sandbox.now().toISOString();
  const due = shop.bulkCreations.filter((creation) => !creation.applied && creation.doneAt <= now);
  for (const creation of due) settle(sandbox, shop, creation);
  if (due.length > 0) sandbox.changed();
}

function settle(sandbox: Sandbox, shop: Shop, creation: BulkCodeCreation): void {
  creation.applied = true;
  const discount = shop.discounts.find(({ id }) => id === creation.discountId);
  for (const entry of creation.codes) {
    const refusal = discount ? codeRefusal(shop, entry.code) : { code: 'INVALID', message: 'Discount does not exist.' };
    if (refusal) entry.errors = [{ ...refusal, field: ['code'] }];
    else if (discount) entry.redeemCodeId = addRedeemCode(sandbox, shop, discount, entry.code).id;
  }
}

const MAX_CODE_LENGTH = 255;

/** Why a text cannot be a new code of the shop, as a Shopify error code with its message; null when it can. */
export function codeRefusal(
  shop: Shop,
  code: string,
): { code: 'BLANK' | 'TOO_LONG' | 'TAKEN'; message: string } | null {
  if (code.trim() === '') return { code: 'BLANK', message: "Code can't be blank" };
  if (code.length > MAX_CODE_LENGTH)
    return { code: 'TOO_LONG', message: `Code is too long (maximum is ${MAX_CODE_LENGTH} characters)` };
  return findRedeemCode(shop, code)
    ? { code: 'TAKEN', message: 'Code must be unique. Please try a different code.' }
    : null;
}

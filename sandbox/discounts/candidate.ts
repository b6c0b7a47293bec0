import type { Discount, RedeemCode } from '../world/types.ts';
import type { DiscountTerms } from './terms.ts';

/** A code that may be used on this cart, looked at by itself. */
export interface Candidate {
  /** As the buyer typed it. */
  typed: string;
  discount: Discount;
  redeemCode: RedeemCode;
  terms: DiscountTerms;
}

/** Finds a redeem code in the shop without regard to case and surrounding space. */
export function findCode(discounts: Discount[], typed: string): { discount: Discount; redeemCode: RedeemCode } | null {
  const wanted = typed.trim().toLowerCase();
  for (const discount of discounts) {
    const redeemCode = discount.codes.find((code) => code.code.toLowerCase() === wanted);
    if (redeemCode) return { discount, redeemCode };
  }
  return null;
}

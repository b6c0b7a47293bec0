import { isId, type ClaimId, type VisitId } from '../ids.ts';

/** The cart attribute that leads an order back to an invite. The underscore hides it at the checkout. */
export const cartAttribute = '_ricochet';

/** What the attribute stands for: what a friend claimed, or, where they agreed to it, that they opened an invite. */
export type CartMark = { claimId: ClaimId } | { visitId: VisitId };

/** The text that is signed. */
export function encodeCartMark(mark: CartMark): string {
  return 'claimId' in mark ? mark.claimId : mark.visitId;
}

export function parseCartMark(text: string): CartMark | null {
  if (isId('cl', text)) return { claimId: text };
  return isId('vi', text) ? { visitId: text } : null;
}

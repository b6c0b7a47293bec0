import { encodeCartMark, parseCartMark, type CartMark } from '#app/domain/attribution/cart-mark.ts';
import { readSigned, signText } from './signatures.server.ts';

/** A mark as a cart carries it; good in this shop alone. */
export function getSignedCartMark(shopId: string, mark: CartMark): string {
  return signText('attribution', shopId, encodeCartMark(mark));
}

/** What a cart's attribute stands for; null for anything that we did not sign for this shop. */
export function findCartMark(shopId: string, signed: string): CartMark | null {
  const text = readSigned('attribution', shopId, signed.trim());
  return text === null ? null : parseCartMark(text);
}

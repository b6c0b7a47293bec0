import { getSignedCartMark } from '#app/db/cart-marks.server.ts';
import type { CartMark } from '#app/domain/attribution/cart-mark.ts';

/** What the browser writes into the cart, so that an order without a code finds its way back to the invite. */
export function signAttribution(shopId: string, mark: CartMark): string {
  return getSignedCartMark(shopId, mark);
}

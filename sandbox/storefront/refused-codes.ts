import type { Request } from 'express';
import { refusalMessage } from '../discounts/messages.ts';
import type { PricedCart } from '../discounts/price-cart.ts';
import { priceCheckout } from '../orders/price-checkout.ts';
import type { Cart } from '../world/types.ts';
import { languageOf } from './localization.ts';
import { customerOf, shopNow, type Store } from './visit.ts';

/** A code that does not apply, with what the store says about it. */
export interface RefusedMessage {
  code: string;
  message: string;
}

/** What is known of the buyer beyond the session. */
export interface BuyerDetails {
  email?: string;
  shippingCountry?: string | null;
}

/** The price of a cart, and a message for each code that does not apply. */
export function refusedCodes(
  store: Store,
  request: Request,
  cart: Cart,
  details: BuyerDetails = {},
): { priced: PricedCart; refused: RefusedMessage[] } {
  const shop = shopNow(store);
  const spoken = { ...shop, locale: languageOf(store, request).language };
  const customerId = customerOf(store, request)?.id ?? null;
  const purchase = { lines: cart.lines, codes: cart.discountCodes, customerId, ...details };
  const priced = priceCheckout(shop, purchase, store.sandbox.now());
  const refused = priced.refused.map(({ typed, reason }) => ({
    code: typed,
    message: refusalMessage(reason, typed, spoken),
  }));
  return { priced, refused };
}

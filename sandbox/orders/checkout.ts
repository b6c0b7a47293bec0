import { roundMoney } from '../world/money.ts';
import type { Address, CartLine, Decimal, Id, Product, Shop, Timestamp, Variant } from '../world/types.ts';

/** What a buyer, or staff for them, hands in to become an order. */
export interface Checkout {
  lines: CartLine[];
  /** Empty when the buyer gave none. */
  email: string;
  phone?: string | null;
  /** The signed-in customer; a buyer who is not signed in is recognised by e-mail address. */
  customerId?: Id | null;
  shippingAddress?: Address | null;
  /** The shipping address unless given. */
  billingAddress?: Address | null;
  /** As typed. */
  codes?: string[];
  attributes?: Record<string, string>;
  note?: string;
  landingSite?: string | null;
  referringSite?: string | null;
  cartToken?: string | null;
  locale?: string;
  browserIp?: string | null;
  userAgent?: string | null;
  acceptLanguage?: string | null;
  /** `pending` is a payment that the merchant waits for. Default `paid`. */
  payment?: 'paid' | 'pending';
  test?: boolean;
  /** `web`, `pos`, `shopify_draft_order` or the id of an app. Default `web`. */
  sourceName?: string;
  /** Default the sandbox's now. */
  createdAt?: Timestamp;
  /** Pays with the signed-in customer's store credit first. */
  useStoreCredit?: boolean;
  /** As typed. */
  giftCardCodes?: string[];
  /** The currency the buyer pays in, when the shop sells in it. Default the shop's own. */
  currency?: string;
}

/** A variant of the shop with its product, or null. */
export function findVariant(shop: Shop, variantId: Id): { product: Product; variant: Variant } | null {
  for (const product of shop.products) {
    const variant = product.variants.find(({ id }) => id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}

/** The shop's one shipping price, or null when nothing is sent. */
export function shippingPriceOf(shop: Shop, lines: CartLine[], sourceName = 'web'): Decimal | null {
  const isSent = lines.some(({ variantId }) => findVariant(shop, variantId)?.variant.requiresShipping);
  return isSent && sourceName !== 'pos' ? roundMoney(shop.shippingPrice, shop.currencyDigits) : null;
}

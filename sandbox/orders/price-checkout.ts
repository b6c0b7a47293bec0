import { priceCart, type PricedCart } from '../discounts/price-cart.ts';
import { isInSegment } from '../world/segments.ts';
import type { CartLine, Customer, Id, Shop } from '../world/types.ts';
import { findVariant, shippingPriceOf, type Checkout } from './checkout.ts';

/** What is known of a purchase while its price is shown: the cart page knows less than the checkout. */
export type Purchase = Pick<Checkout, 'lines' | 'codes' | 'customerId' | 'sourceName'> & {
  email?: string;
  shippingCountry?: string | null;
};

/** The price of a purchase in a shop at a moment, with what became of each code. */
export function priceCheckout(shop: Shop, purchase: Purchase, now: Date): PricedCart {
  const lines = purchase.lines.flatMap(({ variantId, quantity, sellingPlanId }) => {
    const found = findVariant(shop, variantId);
    if (!found) return [];
    const { product, variant } = found;
    const subscription = product.sellingPlans?.some(({ id }) => id === sellingPlanId) ?? false;
    return { variantId, productId: product.id, quantity, unitPrice: variant.price, subscription };
  });
  const buyer = findBuyer(shop, purchase);
  return priceCart({
    lines,
    shippingPrice: shippingPriceOf(shop, purchase.lines, purchase.sourceName),
    shippingCountry: purchase.shippingCountry ?? null,
    discounts: shop.discounts,
    collections: shop.collections,
    codes: purchase.codes ?? [],
    customerId: buyer?.id ?? null,
    isInSegment: (segmentId) => buyer !== null && isInSegment(shop, segmentId, buyer, now),
    now,
    currencyDigits: shop.currencyDigits,
  });
}

/** The signed-in customer, or the one who has this e-mail address; null for someone new. */
export function findBuyer(shop: Shop, buyer: { customerId?: Id | null; email?: string }): Customer | null {
  if (buyer.customerId) return shop.customers.find(({ id }) => id === buyer.customerId) ?? null;
  const email = buyer.email?.trim().toLowerCase();
  return (email && shop.customers.find((customer) => customer.email.toLowerCase() === email)) || null;
}

/** Lines of variants the shop really has, with a sensible quantity. */
export function sellableLines(shop: Shop, lines: CartLine[]): CartLine[] {
  return lines.filter(({ variantId, quantity }) => quantity > 0 && findVariant(shop, variantId) !== null);
}

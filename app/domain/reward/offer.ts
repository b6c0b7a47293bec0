import { z } from 'zod';
import { moneySchema, type Money } from '../money.ts';
import { allItems, benefitSchema, faceValue, itemsSchema, type Benefit, type BenefitKind } from './benefit.ts';

/** Under which terms a benefit can be used. Those that do not apply to its kind (`termsOfKind`) stand at their defaults. */
export const termsSchema = z.object({
  /** What the order that uses it must come to before discounts, in the shop's currency; null for no minimum. */
  minimumSubtotal: moneySchema.nullable(),
  /** What it takes something off. */
  items: itemsSchema,
  purchases: z.enum(['one_time', 'subscription', 'both']),
  /** Which other discounts an order may carry beside it. */
  combinesWith: z.object({
    orderDiscounts: z.boolean(),
    productDiscounts: z.boolean(),
    shippingDiscounts: z.boolean(),
  }),
  /**
   * It can be used for at least this many of the shop's days after it was issued; null for no end. Codes that expire in
   * the same month share a discount and end with that month.
   */
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
});
export type Terms = z.infer<typeof termsSchema>;
export type TermName = keyof Terms;

export const defaultTerms: Terms = {
  minimumSubtotal: null,
  items: allItems,
  purchases: 'one_time',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  expiresInDays: null,
};

/** A benefit with its terms: what a program promises, and what a reward keeps. */
export const offerSchema = z.object({
  benefit: benefitSchema,
  terms: termsSchema,
  /** What one costs the shop, as the merchant reckons; needed for spend limits where the benefit has no face value. */
  estimatedCost: moneySchema.nullable(),
});
export type Offer = z.infer<typeof offerSchema>;

export function parseOffer(json: unknown): Offer {
  return offerSchema.parse(json);
}
export function encodeOffer(offer: Offer): z.input<typeof offerSchema> {
  return z.encode(offerSchema, offer);
}
export function offerOf(benefit: Benefit, terms: Partial<Terms> = {}): Offer {
  return { benefit, terms: { ...defaultTerms, ...terms }, estimatedCost: null };
}

/** The terms that mean something for a kind. Source: the fields that Shopify's inputs have for it. */
export const termsOfKind = {
  percentage: ['minimumSubtotal', 'items', 'purchases', 'combinesWith', 'expiresInDays'],
  fixed_amount: ['minimumSubtotal', 'items', 'purchases', 'combinesWith', 'expiresInDays'],
  free_shipping: ['minimumSubtotal', 'purchases', 'combinesWith', 'expiresInDays'],
  free_product: ['minimumSubtotal', 'purchases', 'combinesWith', 'expiresInDays'],
  buy_x_get_y: ['combinesWith', 'expiresInDays'],
  store_credit: ['expiresInDays'],
  gift_card: ['expiresInDays'],
  customer_tag: [],
  custom: [],
} as const satisfies Record<BenefitKind, readonly TermName[]>;

/** What one of it counts towards a spend limit; null when that is not known. */
export function costOf(offer: Offer): Money | null {
  return faceValue(offer.benefit) ?? offer.estimatedCost;
}

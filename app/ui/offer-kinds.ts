import type { BenefitKind, CodeKind } from '#app/domain/reward/benefit.ts';
import type { TermName } from '#app/domain/reward/offer.ts';

/*
 * What the domain says about kinds of rewards, as the browser needs it: the domain's own tables would bring its parsers
 * along. offer-kinds.test.ts holds both to each other.
 */

export const benefitKinds = [
  'percentage',
  'fixed_amount',
  'free_shipping',
  'free_product',
  'buy_x_get_y',
  'store_credit',
  'gift_card',
  'customer_tag',
  'custom',
] as const satisfies BenefitKind[];

export const friendKinds = [
  'percentage',
  'fixed_amount',
  'free_shipping',
  'free_product',
  'buy_x_get_y',
] as const satisfies CodeKind[];

/** The terms that mean something for a kind. */
export const termFields: Record<BenefitKind, readonly TermName[]> = {
  percentage: ['minimumSubtotal', 'items', 'purchases', 'combinesWith', 'expiresInDays'],
  fixed_amount: ['minimumSubtotal', 'items', 'purchases', 'combinesWith', 'expiresInDays'],
  free_shipping: ['minimumSubtotal', 'purchases', 'combinesWith', 'expiresInDays'],
  free_product: ['minimumSubtotal', 'purchases', 'combinesWith', 'expiresInDays'],
  buy_x_get_y: ['combinesWith', 'expiresInDays'],
  store_credit: ['expiresInDays'],
  gift_card: ['expiresInDays'],
  customer_tag: [],
  custom: [],
};

/** Kinds whose worth is an amount: what one costs needs no estimate. */
export const kindsWithAmount: readonly BenefitKind[] = ['fixed_amount', 'store_credit', 'gift_card'];

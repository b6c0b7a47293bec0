import type { Collection, Decimal, Discount, Id } from '../world/types.ts';

/** One line of a cart with what a discount may look at. */
export interface PricingLine {
  variantId: Id;
  productId: Id;
  quantity: number;
  unitPrice: Decimal;
  subscription?: boolean;
}

/** Everything the price of a cart depends on. */
export interface PricingInput {
  lines: PricingLine[];
  /** What shipping costs before a discount; null when the cart has none, or not yet. */
  shippingPrice: Decimal | null;
  /** Two-letter country the order goes to, when known. */
  shippingCountry: string | null;
  discounts: Discount[];
  collections: Collection[];
  /** As the buyer typed them, in the order typed. */
  codes: string[];
  /** null while nobody is signed in and no e-mail address is known. */
  customerId: Id | null;
  /** Whether that customer is in a segment, asked only of discounts for segments. */
  isInSegment?: (segmentId: Id) => boolean;
  now: Date;
  currencyDigits: number;
}

import { gid, idOf } from '../world/ids.ts';
import { compareMoney, fromMinor, toMinor } from '../world/money.ts';
import type { Discount, RedeemCode } from '../world/types.ts';
import { entitledLines, matchesItems } from './entitlement.ts';
import type { PricingInput } from './pricing-input.ts';
import type { DiscountTerms } from './terms.ts';

export type RefusalReason =
  | { kind: 'not-found' }
  | { kind: 'disabled' }
  | { kind: 'not-started' }
  | { kind: 'expired' }
  | { kind: 'limit-reached' }
  | { kind: 'already-used' }
  | { kind: 'not-for-this-customer' }
  | { kind: 'customer-unknown' }
  | { kind: 'no-entitled-items' }
  | { kind: 'minimum-subtotal'; subtotal: string }
  | { kind: 'minimum-quantity'; quantity: number }
  | { kind: 'shipping-not-covered' }
  | { kind: 'not-combinable' }
  | { kind: 'too-many-codes' };

/** Why a code cannot be used on this cart, looked at by itself; null when it can. */
export function refusalOf(
  discount: Discount,
  redeemCode: RedeemCode,
  terms: DiscountTerms,
  input: PricingInput,
): RefusalReason | null {
  if (discount.deactivated) return { kind: 'disabled' };
  if (input.now < terms.startsAt) return { kind: 'not-started' };
  if (terms.endsAt && input.now >= terms.endsAt) return { kind: 'expired' };
  // The limit counts for each code, not for the discount: platform.md part 3, "Limits".
  if (terms.usageLimit !== null && redeemCode.usageCount >= terms.usageLimit) return { kind: 'limit-reached' };
  return audienceRefusal(discount, terms, input) ?? cartRefusal(terms, input);
}

function audienceRefusal(discount: Discount, terms: DiscountTerms, input: PricingInput): RefusalReason | null {
  const { customerId, isInSegment } = input;
  if (terms.customers) {
    if (customerId === null) return { kind: 'customer-unknown' };
    if (!terms.customers.includes(gid('Customer', customerId))) return { kind: 'not-for-this-customer' };
  }
  if (terms.segments) {
    if (customerId === null) return { kind: 'customer-unknown' };
    const isMember = isInSegment !== undefined && terms.segments.some((id) => isInSegment(idOf(id)));
    if (!isMember) return { kind: 'not-for-this-customer' };
  }
  const usedBefore =
    customerId !== null && discount.codes.some((redeemCode) => redeemCode.usedByCustomerIds.includes(customerId));
  return terms.oncePerCustomer && usedBefore ? { kind: 'already-used' } : null;
}

function cartRefusal(terms: DiscountTerms, input: PricingInput): RefusalReason | null {
  const entitled = entitledLines(terms, input.lines, input.collections);
  if (!entitled.includes(true)) return { kind: 'no-entitled-items' };
  const counted = input.lines.filter((_, index) => entitled[index]);
  const { subtotal, quantity } = terms.minimum;
  const minor = counted.reduce(
    (sum, line) => sum + toMinor(line.unitPrice, input.currencyDigits) * BigInt(line.quantity),
    0n,
  );
  if (subtotal !== null && compareMoney(fromMinor(minor, input.currencyDigits), subtotal) < 0) {
    return { kind: 'minimum-subtotal', subtotal };
  }
  const pieces = counted.reduce((sum, line) => sum + line.quantity, 0);
  if (quantity !== null && pieces < quantity) return { kind: 'minimum-quantity', quantity };
  return shippingRefusal(terms, input) ?? buysRefusal(terms, input);
}

function shippingRefusal(terms: DiscountTerms, input: PricingInput): RefusalReason | null {
  if (terms.value.kind !== 'free-shipping') return null;
  const { maximumPrice, countries, restOfWorld } = terms.value;
  const country = input.shippingCountry;
  if (countries && country && !restOfWorld && !countries.includes(country)) return { kind: 'shipping-not-covered' };
  if (maximumPrice !== null && input.shippingPrice && compareMoney(input.shippingPrice, maximumPrice) > 0) {
    return { kind: 'shipping-not-covered' };
  }
  return null;
}

function buysRefusal(terms: DiscountTerms, input: PricingInput): RefusalReason | null {
  const { value } = terms;
  if (value.kind !== 'buy-x-get-y') return null;
  const bought = input.lines.some((line) => matchesItems(value.buys, line, input.collections));
  return bought ? null : { kind: 'no-entitled-items' };
}

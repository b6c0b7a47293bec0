import { fromMinor, toMinor } from '../world/money.ts';
import type { Decimal } from '../world/types.ts';
import { lineCosts } from './amounts.ts';
import { findCode, type Candidate } from './candidate.ts';
import { bestCombination } from './combinations.ts';
import type { PricingInput } from './pricing-input.ts';
import { refusalOf, type RefusalReason } from './refusals.ts';
import { parseTerms } from './terms.ts';

/** At most so many codes of each sort on one order: five for products and the order, one for shipping. */
const MOST_LINE_CODES = 5;
const MOST_SHIPPING_CODES = 1;

export interface AppliedCode extends Candidate {
  amount: Decimal;
  /** By line, in the order of the input's lines. */
  lineAmounts: Decimal[];
  shippingAmount: Decimal;
}

export interface RefusedCode {
  typed: string;
  reason: RefusalReason;
}

export interface PricedCart {
  /** Before discounts. */
  linesTotal: Decimal;
  lineDiscount: Decimal;
  shippingDiscount: Decimal;
  /** Lines after discounts, without shipping. */
  subtotal: Decimal;
  shippingPrice: Decimal;
  total: Decimal;
  applied: AppliedCode[];
  refused: RefusedCode[];
}

/**
 * Prices a cart by Shopify's rules: which of the typed codes apply, what falls on which line, and why the others do
 * not apply. Pure: the same input always gives the same prices.
 */
export function priceCart(input: PricingInput): PricedCart {
  const { candidates, refused } = sortCodes(input);
  const { chosen, amounts } = bestCombination(candidates, input);
  const left = candidates.filter((candidate) => !chosen.includes(candidate));
  const money = (minor: bigint) => fromMinor(minor, input.currencyDigits);
  const linesTotal = lineCosts(input).reduce((sum, cost) => sum + cost, 0n);
  const shipping = toMinor(input.shippingPrice ?? '0', input.currencyDigits);
  const lineDiscount = amounts.reduce((sum, amount) => sum + total(amount.lines), 0n);
  const shippingDiscount = amounts.reduce((sum, amount) => sum + amount.shipping, 0n);
  return {
    linesTotal: money(linesTotal),
    lineDiscount: money(lineDiscount),
    shippingDiscount: money(shippingDiscount),
    subtotal: money(linesTotal - lineDiscount),
    shippingPrice: money(shipping),
    total: money(linesTotal - lineDiscount + shipping - shippingDiscount),
    applied: chosen.map((candidate, index) => {
      const amount = amounts[index] ?? { lines: [], shipping: 0n };
      return {
        ...candidate,
        amount: money(total(amount.lines) + amount.shipping),
        lineAmounts: amount.lines.map(money),
        shippingAmount: money(amount.shipping),
      };
    }),
    refused: [...refused, ...left.map(({ typed }): RefusedCode => ({ typed, reason: { kind: 'not-combinable' } }))],
  };
}

function total(amounts: bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** Typed codes into those that may be used, each once, and those that may not. */
function sortCodes(input: PricingInput): { candidates: Candidate[]; refused: RefusedCode[] } {
  const candidates: Candidate[] = [];
  const refused: RefusedCode[] = [];
  const seen = new Set<string>();
  for (const typed of input.codes) {
    const key = typed.trim().toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const found = findCode(input.discounts, typed);
    if (!found) {
      refused.push({ typed, reason: { kind: 'not-found' } });
      continue;
    }
    const candidate: Candidate = { typed, ...found, terms: parseTerms(found.discount) };
    const reason =
      refusalOf(found.discount, found.redeemCode, candidate.terms, input) ?? overLimit(candidate, candidates);
    if (reason) refused.push({ typed, reason });
    else candidates.push(candidate);
  }
  return { candidates, refused };
}

function overLimit(candidate: Candidate, others: Candidate[]): RefusalReason | null {
  const isShipping = candidate.terms.discountClass === 'SHIPPING';
  const alike = others.filter((other) => (other.terms.discountClass === 'SHIPPING') === isShipping).length;
  return alike >= (isShipping ? MOST_SHIPPING_CODES : MOST_LINE_CODES) ? { kind: 'too-many-codes' } : null;
}

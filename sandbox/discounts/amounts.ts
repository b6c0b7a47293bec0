import { multiplyMoney, toMinor } from '../world/money.ts';
import { allocate } from './allocate.ts';
import { buyXGetYAmounts } from './buy-x-get-y.ts';
import { entitledLines } from './entitlement.ts';
import type { PricingInput } from './pricing-input.ts';
import type { DiscountTerms } from './terms.ts';

/** A share of an amount in minor units, rounded half up. */
function fractionOf(minor: bigint, fraction: string): bigint {
  return BigInt(multiplyMoney(String(minor), fraction, 0));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** What each line costs before discounts, in minor units. */
export function lineCosts(input: PricingInput): bigint[] {
  return input.lines.map((line) => toMinor(line.unitPrice, input.currencyDigits) * BigInt(line.quantity));
}

/** What one product or order discount takes off each line when the lines cost `costs`. Never more than they cost. */
export function lineAmounts(terms: DiscountTerms, input: PricingInput, costs: bigint[]): bigint[] {
  const { value } = terms;
  const entitled = entitledLines(terms, input.lines, input.collections);
  const entitledCosts = costs.map((cost, index) => (entitled[index] ? cost : 0n));
  const sum = entitledCosts.reduce((total, cost) => total + cost, 0n);
  switch (value.kind) {
    case 'free-shipping':
      return costs.map(() => 0n);
    case 'buy-x-get-y':
      return buyXGetYAmounts(terms, input).map((amount, index) => least(amount, costs[index] ?? 0n));
    case 'percentage':
      return terms.discountClass === 'ORDER'
        ? allocate(fractionOf(sum, value.fraction), entitledCosts)
        : entitledCosts.map((cost) => least(fractionOf(cost, value.fraction), cost));
    case 'amount': {
      const amount = toMinor(value.amount, input.currencyDigits);
      if (!value.onEachItem) return allocate(amount, entitledCosts);
      return entitledCosts.map((cost, index) => least(amount * BigInt(input.lines[index]?.quantity ?? 0), cost));
    }
  }
}

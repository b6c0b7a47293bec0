import { toMinor } from '../world/money.ts';
import { lineAmounts, lineCosts } from './amounts.ts';
import type { Candidate } from './candidate.ts';
import type { PricingInput } from './pricing-input.ts';

/** What one code takes off: by line, and off shipping. */
export interface CodeAmounts {
  lines: bigint[];
  shipping: bigint;
}

interface Combination {
  chosen: Candidate[];
  amounts: CodeAmounts[];
}

/** Both discounts must allow the other's class; two codes of one discount never go together. */
function canCombine(a: Candidate, b: Candidate): boolean {
  if (a.discount.id === b.discount.id) return false;
  return a.terms.combinesWith[b.terms.discountClass] && b.terms.combinesWith[a.terms.discountClass];
}

/** Of all sets of codes that go together, the one that saves the buyer most; of equals, the codes typed first. */
export function bestCombination(candidates: Candidate[], input: PricingInput): Combination {
  let best: Combination = { chosen: [], amounts: [] };
  let bestSaving = -1n;
  for (const chosen of setsThatGoTogether(candidates)) {
    const amounts = amountsOf(chosen, input);
    const saving = amounts.reduce((sum, each) => sum + each.shipping + each.lines.reduce((a, b) => a + b, 0n), 0n);
    if (saving > bestSaving || (saving === bestSaving && chosen.length > best.chosen.length)) {
      best = { chosen, amounts };
      bestSaving = saving;
    }
  }
  return best;
}

function setsThatGoTogether(candidates: Candidate[]): Candidate[][] {
  return candidates.reduce<Candidate[][]>(
    (sets, candidate) => [
      ...sets,
      ...sets.filter((set) => set.every((other) => canCombine(other, candidate))).map((set) => [...set, candidate]),
    ],
    [[]],
  );
}

/**
 * Product discounts first, the best one for each line; order discounts on what is left after them; shipping last.
 * Each order discount is worked out on the same rest, and stops where a line is free.
 */
function amountsOf(chosen: Candidate[], input: PricingInput): CodeAmounts[] {
  const costs = lineCosts(input);
  const byProduct = bestProductDiscounts(chosen, input, costs);
  const rest = costs.map((cost, line) => cost - byProduct.reduce((sum, amounts) => sum + (amounts[line] ?? 0n), 0n));
  const room = [...rest];
  let shippingLeft = toMinor(input.shippingPrice ?? '0', input.currencyDigits);
  return chosen.map(({ terms }, index) => {
    if (terms.discountClass === 'SHIPPING') {
      const shipping = shippingLeft;
      shippingLeft = 0n;
      return { lines: costs.map(() => 0n), shipping };
    }
    if (terms.discountClass === 'PRODUCT') return { lines: byProduct[index] ?? [], shipping: 0n };
    const lines = lineAmounts(terms, input, rest).map((amount, line) => {
      const left = room[line] ?? 0n;
      const taken = amount < left ? amount : left;
      room[line] = left - taken;
      return taken;
    });
    return { lines, shipping: 0n };
  });
}

function bestProductDiscounts(chosen: Candidate[], input: PricingInput, costs: bigint[]): bigint[][] {
  const nothing = costs.map(() => 0n);
  const alone = chosen.map(({ terms }) =>
    terms.discountClass === 'PRODUCT' ? lineAmounts(terms, input, costs) : nothing,
  );
  const winner = costs.map((_, line) =>
    alone.reduce((best, amounts, index) => ((amounts[line] ?? 0n) > (alone[best]?.[line] ?? 0n) ? index : best), 0),
  );
  return alone.map((amounts, index) => amounts.map((amount, line) => (winner[line] === index ? amount : 0n)));
}

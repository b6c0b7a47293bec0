import { multiplyMoney, toMinor } from '../world/money.ts';
import { entitledLines, matchesItems } from './entitlement.ts';
import type { PricingInput } from './pricing-input.ts';
import type { DiscountTerms, DiscountValue } from './terms.ts';

interface Unit {
  line: number;
  price: bigint;
  buys: boolean;
  gets: boolean;
}

/** What a buy X get Y discount takes off each line: the cheapest entitled pieces, once for each X bought. */
export function buyXGetYAmounts(terms: DiscountTerms, input: PricingInput): bigint[] {
  const amounts = input.lines.map(() => 0n);
  const { value } = terms;
  if (value.kind !== 'buy-x-get-y') return amounts;
  let units = unitsOf(terms, value.buys, input);
  for (let use = 0; use < (value.usesPerOrder ?? Infinity); use += 1) {
    const free = takeGets(units, value.getsQuantity);
    const paid =
      free &&
      takeBuys(
        units.filter((unit) => !free.includes(unit)),
        value,
        input.currencyDigits,
      );
    if (!free || !paid) break;
    for (const unit of free) {
      amounts[unit.line] = (amounts[unit.line] ?? 0n) + effectOn(unit.price, value, input.currencyDigits);
    }
    units = units.filter((unit) => !free.includes(unit) && !paid.includes(unit));
  }
  return amounts;
}

function unitsOf(
  terms: DiscountTerms,
  buys: Extract<DiscountValue, { kind: 'buy-x-get-y' }>['buys'],
  input: PricingInput,
): Unit[] {
  const gets = entitledLines(terms, input.lines, input.collections);
  return input.lines.flatMap((line, index) => {
    const unit: Unit = {
      line: index,
      price: toMinor(line.unitPrice, input.currencyDigits),
      buys: matchesItems(buys, line, input.collections),
      gets: gets[index] ?? false,
    };
    return Array.from({ length: line.quantity }, () => ({ ...unit }));
  });
}

function takeGets(units: Unit[], quantity: number): Unit[] | null {
  const cheapest = units.filter((unit) => unit.gets).sort((a, b) => (a.price < b.price ? -1 : 1));
  return cheapest.length < quantity ? null : cheapest.slice(0, quantity);
}

/** Pieces that can only be bought go first, then the dearest, so that the buyer gets the most out of the cart. */
function takeBuys(
  units: Unit[],
  value: Extract<DiscountValue, { kind: 'buy-x-get-y' }>,
  digits: number,
): Unit[] | null {
  const candidates = units
    .filter((unit) => unit.buys)
    .sort((a, b) => Number(a.gets) - Number(b.gets) || (a.price > b.price ? -1 : 1));
  if (value.buysQuantity !== null) {
    return candidates.length < value.buysQuantity ? null : candidates.slice(0, value.buysQuantity);
  }
  const wanted = toMinor(value.buysAmount ?? '0', digits);
  const taken: Unit[] = [];
  let sum = 0n;
  for (const unit of candidates) {
    if (sum >= wanted) break;
    taken.push(unit);
    sum += unit.price;
  }
  return sum < wanted || taken.length === 0 ? null : taken;
}

function effectOn(price: bigint, { effect }: Extract<DiscountValue, { kind: 'buy-x-get-y' }>, digits: number): bigint {
  const off =
    effect.kind === 'amount'
      ? toMinor(effect.amount, digits)
      : toMinor(multiplyMoney(String(price), effect.fraction, 0), 0);
  return off < price ? off : price;
}

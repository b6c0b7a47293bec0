import type { Decimal, Shop } from './types.ts';

type Digits = number;

interface Exact {
  units: bigint;
  scale: number;
}

function parse(value: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match?.[2]) throw new Error(`Not a decimal: ${value}`);
  const fraction = match[3] ?? '';
  const units = BigInt(match[2] + fraction);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** Half away from zero, as shops round. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return dividend < 0n ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}

function rescale({ units, scale }: Exact, digits: Digits): bigint {
  return scale <= digits ? units * 10n ** BigInt(digits - scale) : divideRounded(units, 10n ** BigInt(scale - digits));
}

/** Minor units of a decimal, rounded half away from zero when it has more digits than the currency. */
export function toMinor(amount: Decimal, digits: Digits): bigint {
  return rescale(parse(amount), digits);
}

/** The decimal of so many minor units, with all the currency's digits. */
export function fromMinor(minor: bigint, digits: Digits): Decimal {
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The same amount with exactly the currency's digits. */
export function roundMoney(amount: Decimal, digits: Digits): Decimal {
  return fromMinor(toMinor(amount, digits), digits);
}

export function addMoney(a: Decimal, b: Decimal, digits: Digits): Decimal {
  return fromMinor(toMinor(a, digits) + toMinor(b, digits), digits);
}

export function subtractMoney(a: Decimal, b: Decimal, digits: Digits): Decimal {
  return fromMinor(toMinor(a, digits) - toMinor(b, digits), digits);
}

export function sumMoney(amounts: Iterable<Decimal>, digits: Digits): Decimal {
  let total = 0n;
  for (const amount of amounts) total += toMinor(amount, digits);
  return fromMinor(total, digits);
}

/** Amount × factor, rounded once. A factor given as a number is read by its shortest decimal form (0.15 is 15 %). */
export function multiplyMoney(amount: Decimal, factor: string | number, digits: Digits): Decimal {
  const by = parse(typeof factor === 'number' ? plainDecimal(factor) : factor);
  const of = parse(amount);
  return fromMinor(rescale({ units: of.units * by.units, scale: of.scale + by.scale }, digits), digits);
}

/** Below zero, zero or above zero, like a sort's compare function. */
export function compareMoney(a: Decimal, b: Decimal): number {
  const left = parse(a);
  const right = parse(b);
  const scale = Math.max(left.scale, right.scale);
  const difference = rescale(left, scale) - rescale(right, scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function minMoney(a: Decimal, b: Decimal): Decimal {
  return compareMoney(a, b) <= 0 ? a : b;
}

/** Shares an amount in proportion to the weights; no minor unit is lost, the largest remainders get the rest. */
export function allocateMoney(amount: Decimal, weights: Decimal[], digits: Digits): Decimal[] {
  const total = toMinor(amount, digits);
  const parts = weights.map((weight) => toMinor(weight, digits));
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) return weights.map(() => fromMinor(0n, digits));
  const shares = parts.map((part, index) => ({
    index,
    minor: (total * part) / whole,
    rest: (total * part) % whole,
  }));
  let left = total - shares.reduce((sum, share) => sum + share.minor, 0n);
  for (const share of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left <= 0n) break;
    share.minor += 1n;
    left -= 1n;
  }
  return shares.map((share) => fromMinor(share.minor, digits));
}

/** The amount as the shop's customers read it, such as `$49.90` or `49,90 €`. */
export function formatMoney(
  amount: Decimal,
  shop: Pick<Shop, 'currency' | 'locale' | 'countryCode' | 'currencyDigits'>,
): string {
  const format = new Intl.NumberFormat(`${shop.locale}-${shop.countryCode}`, {
    style: 'currency',
    currency: shop.currency,
    minimumFractionDigits: shop.currencyDigits,
    maximumFractionDigits: shop.currencyDigits,
  });
  return format.format(roundMoney(amount, shop.currencyDigits) as `${number}`);
}

function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text;
}

import { z } from 'zod';
import { currencyDigits, writeDecimal } from './currency.ts';

/** An exact amount: `amountMinor` counts the currency's smallest units (cents, yen, fils). */
export interface Money {
  readonly amountMinor: bigint;
  /** ISO 4217, such as `EUR`. */
  readonly currency: string;
}

/** How money is kept in JSON: digits as a string, because JSON numbers are not exact beyond 2^53. */
export const moneySchema = z.object({
  amountMinor: z.codec(z.string().regex(/^-?\d+$/), z.bigint(), {
    decode: (digits) => BigInt(digits),
    encode: (value) => value.toString(),
  }),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** Reads Shopify's decimal strings (`49.90`). Returns null when the text is no number or finer than the currency. */
export function parseMoney(decimal: string, currency: string): Money | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (match === null) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = currencyDigits(currency);
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > digits) return null;
  const amountMinor = BigInt(whole + kept.padEnd(digits, '0'));
  return { amountMinor: sign === '-' ? -amountMinor : amountMinor, currency };
}

/** The decimal string that Shopify's inputs take: `49.90`, `1500`, `2.500`. */
export function formatDecimal(money: Money): string {
  const digits = currencyDigits(money.currency);
  const sign = money.amountMinor < 0n ? '-' : '';
  const text = (money.amountMinor < 0n ? -money.amountMinor : money.amountMinor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount as loaders hand it to pages: exact, and plain text. */
export function toDecimalMoney(money: Money): { decimal: string; currency: string } {
  return { decimal: formatDecimal(money), currency: money.currency };
}

/** Money as people of `locale` write it. */
export function formatMoney(money: Money, locale: string): string {
  return writeDecimal(formatDecimal(money), money.currency, locale);
}

/** Thrown when amounts of two currencies meet: always a bug, never something a person did. */
export class CurrencyMismatch extends Error {
  constructor(left: Money, right: Money) {
    super(`${left.currency} and ${right.currency} cannot be put together.`);
    this.name = 'CurrencyMismatch';
  }
}

export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left, right);
  return left.amountMinor < right.amountMinor ? -1 : left.amountMinor > right.amountMinor ? 1 : 0;
}

export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left, right);
  return { amountMinor: left.amountMinor + right.amountMinor, currency: left.currency };
}

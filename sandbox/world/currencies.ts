import { multiplyMoney } from './money.ts';
import type { Decimal } from './types.ts';

/** Digits after the point in a currency, by ISO 4217: none for yen, three for the Kuwaiti dinar. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Roughly what a dollar is: Shopify states its limits in dollars and applies them in every currency. */
const PER_DOLLAR: Record<string, Decimal> = {
  USD: '1',
  CAD: '1.37',
  CHF: '0.88',
  EUR: '0.92',
  GBP: '0.79',
  JPY: '150',
  KWD: '0.31',
};

/** An amount of dollars in another currency. Throws for a currency that no shop of the sandbox has to do with. */
export function dollarsIn(currency: string, dollars: Decimal): Decimal {
  const rate = PER_DOLLAR[currency];
  if (rate === undefined) throw new Error(`The sandbox has no exchange rate for ${currency}`);
  return multiplyMoney(dollars, rate, digitsOf(currency));
}

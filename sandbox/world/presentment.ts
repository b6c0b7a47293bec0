import { digitsOf } from './currencies.ts';
import { multiplyMoney } from './money.ts';
import type { Decimal } from './types.ts';

/** A currency that buyers may pay in, and how much of it one unit of the shop's currency is. */
export interface Presentment {
  currency: string;
  rate: Decimal;
}

/** Whatever amounts are written for: a shop, or an order that may have been paid in another currency. */
export interface Priced {
  currency: string;
  presentment?: Presentment | null;
}

/** The currency the buyer saw. */
export function presentmentCurrencyOf({ currency, presentment }: Priced): string {
  return presentment?.currency ?? currency;
}

/**
 * An amount in the shop's currency as the buyer saw it. Each amount is converted by itself, so that the converted
 * lines of an order may miss its converted total by a minor unit, as they do at Shopify.
 */
export function toPresentment(amount: Decimal, { presentment }: Priced): Decimal {
  return presentment ? multiplyMoney(amount, presentment.rate, digitsOf(presentment.currency)) : amount;
}

import { presentmentCurrencyOf, toPresentment, type Priced } from '../world/presentment.ts';
import type { Decimal } from '../world/types.ts';

interface Money {
  amount: Decimal;
  currency_code: string;
}

/** An amount as REST writes it twice: in the shop's currency, and in the one the buyer paid in. */
export function moneySet(amount: Decimal, priced: Priced): { shop_money: Money; presentment_money: Money } {
  return {
    shop_money: { amount, currency_code: priced.currency },
    presentment_money: { amount: toPresentment(amount, priced), currency_code: presentmentCurrencyOf(priced) },
  };
}

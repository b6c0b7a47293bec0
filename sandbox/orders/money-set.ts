import type { Decimal } from '../world/types.ts';

interface Money {
  amount: Decimal;
  currency_code: string;
}

/** An amount as REST writes it twice: for the shop and for the buyer. The sandbox sells in the shop's currency only. */
export function moneySet(amount: Decimal, currency: string): { shop_money: Money; presentment_money: Money } {
  const money = { amount, currency_code: currency };
  return { shop_money: money, presentment_money: { ...money } };
}

import { presentmentCurrencyOf, toPresentment, type Priced } from '../../world/presentment.ts';
import type { Decimal } from '../../world/types.ts';
import type { View } from '../context.ts';

/** MoneyV2. Shopify writes its amounts without trailing zeros but always with a point: `49.9`, `10.0`. */
export function moneyView(amount: Decimal, { currency }: { currency: string }): View {
  return { __typename: 'MoneyV2', amount: shortDecimal(amount), currencyCode: currency };
}

/** MoneyBag: an amount in the shop's currency, and in the one the buyer paid in. */
export function moneyBagView(amount: Decimal, priced: Priced): View {
  return {
    __typename: 'MoneyBag',
    shopMoney: moneyView(amount, priced),
    presentmentMoney: moneyView(toPresentment(amount, priced), { currency: presentmentCurrencyOf(priced) }),
  };
}

function shortDecimal(amount: Decimal): Decimal {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

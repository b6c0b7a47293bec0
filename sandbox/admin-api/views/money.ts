import type { Decimal, Shop } from '../../world/types.ts';
import type { View } from '../context.ts';

/** MoneyV2. Shopify writes its amounts without trailing zeros but always with a point: `49.9`, `10.0`. */
export function moneyView(amount: Decimal, shop: Pick<Shop, 'currency'>): View {
  return { __typename: 'MoneyV2', amount: shortDecimal(amount), currencyCode: shop.currency };
}

/** MoneyBag. The sandbox sells in the shop's currency only, so both sides are the same. */
export function moneyBagView(amount: Decimal, shop: Pick<Shop, 'currency'>): View {
  const money = moneyView(amount, shop);
  return { __typename: 'MoneyBag', shopMoney: money, presentmentMoney: money };
}

function shortDecimal(amount: Decimal): Decimal {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

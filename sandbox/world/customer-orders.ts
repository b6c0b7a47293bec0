import { subtractMoney, sumMoney } from './money.ts';
import { orderTotals } from './order-totals.ts';
import type { Decimal, Order, Shop } from './types.ts';

export function ordersOf(shop: Shop, customerId: string): Order[] {
  return shop.orders.filter((order) => order.customerId === customerId);
}

/** The orders behind `numberOfOrders` and `customerOrderIndex`: test orders are in neither. */
export function countedOrders(shop: Shop, customerId: string): Order[] {
  return ordersOf(shop, customerId).filter((order) => !order.test);
}

/** What was paid and not paid back; cancelled and unpaid orders add nothing. */
export function amountSpent(shop: Shop, customerId: string): Decimal {
  const digits = shop.currencyDigits;
  const paid = countedOrders(shop, customerId).filter((order) => order.paidAt !== null && order.cancelledAt === null);
  return sumMoney(
    paid.map((order) => {
      const { total, refunded } = orderTotals(order, digits);
      return subtractMoney(total, refunded, digits);
    }),
    digits,
  );
}

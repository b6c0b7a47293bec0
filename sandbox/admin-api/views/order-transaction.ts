import { paymentsOf } from '../../orders/payments.ts';
import { refundTransactionsOf } from '../../orders/return-money.ts';
import { gid } from '../../world/ids.ts';
import { paymentId, refundTransactionId, type Gateway } from '../../world/order-parts.ts';
import type { Decimal, Order, Refund } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { moneyBagView } from './money.ts';
import { orderView } from './order.ts';

const NAMES: Record<Gateway, string> = {
  bogus: 'Bogus Gateway',
  cash: 'Cash',
  gift_card: 'Gift Card',
  manual: 'Manual',
  shopify_payments: 'Shopify Payments',
  shopify_store_credit: 'Store Credit',
};

/** Every transaction of an order: what was paid, then what went back. */
export function orderTransactionViews(context: AdminContext, order: Order): View[] {
  return [...saleTransactionViews(context, order), ...refundTransactionViews(context, order)];
}

export function saleTransactionViews(context: AdminContext, order: Order): View[] {
  return paymentsOf(context.shop, order).map(({ gateway, amount, at }, position) =>
    transactionView(context, order, { id: paymentId(order, position), kind: 'SALE', gateway, amount, at }),
  );
}

/** The transactions of all refunds of an order, or of one. */
export function refundTransactionViews(context: AdminContext, order: Order, only?: Refund): View[] {
  return order.refunds
    .filter((refund) => !only || refund === only)
    .flatMap((refund) =>
      refundTransactionsOf(context.shop, order, refund).map(({ gateway, amount, payment }, position) =>
        transactionView(context, order, {
          id: refundTransactionId(refund, position),
          kind: 'REFUND',
          gateway,
          amount,
          at: refund.createdAt,
          parent: payment,
        }),
      ),
    );
}

interface Transaction {
  id: string;
  kind: 'SALE' | 'REFUND';
  gateway: Gateway;
  amount: Decimal;
  at: string;
  /** Position of the payment that a refund belongs to. */
  parent?: number;
}

function transactionView(context: AdminContext, order: Order, transaction: Transaction): View {
  const { id, kind, gateway, amount, at, parent } = transaction;
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', id),
    kind,
    status: 'SUCCESS',
    gateway,
    formattedGateway: NAMES[gateway],
    manualPaymentGateway: gateway === 'manual' || gateway === 'cash',
    amountSet: moneyBagView(amount, order),
    createdAt: at,
    processedAt: at,
    test: order.test,
    errorCode: null,
    order: () => orderView(context, order),
    parentTransaction: () => (parent === undefined ? null : (saleTransactionViews(context, order)[parent] ?? null)),
  };
}

import { gid } from '../../world/ids.ts';
import type { Order, Refund } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { lineItemView } from './line-item.ts';
import { moneyBagView } from './money.ts';
import { orderView } from './order.ts';
import { refundTransactionViews } from './order-transaction.ts';

export function refundView(context: AdminContext, order: Order, refund: Refund): View {
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    totalRefundedSet: moneyBagView(refund.amount, order),
    processedAt: refund.createdAt,
    order: () => orderView(context, order),
    transactions: (args: PageArgs) =>
      connection(
        'OrderTransaction',
        refundTransactionViews(context, order, refund),
        args,
        ({ id }) => String(id),
        (view) => view,
      ),
    refundLineItems: (args: PageArgs) =>
      connection(
        'RefundLineItem',
        refund.lines,
        args,
        ({ lineId }) => lineId,
        (refunded) => ({
          __typename: 'RefundLineItem',
          quantity: refunded.quantity,
          subtotalSet: moneyBagView(refunded.subtotal, order),
          totalTaxSet: moneyBagView(refunded.tax, order),
          restocked: refund.restock ?? true,
          restockType: (refund.restock ?? true) ? 'RETURN' : 'NO_RESTOCK',
          lineItem: () => {
            const line = order.lines.find(({ id }) => id === refunded.lineId);
            return line ? lineItemView(context, order, line) : null;
          },
        }),
      ),
  };
}

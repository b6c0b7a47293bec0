import { gid } from '../../world/ids.ts';
import type { Order, Refund } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { lineItemView } from './line-item.ts';
import { moneyBagView } from './money.ts';

export function refundView(context: AdminContext, order: Order, refund: Refund): View {
  const { shop } = context;
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    totalRefundedSet: moneyBagView(refund.amount, shop),
    refundLineItems: (args: PageArgs) =>
      connection(
        'RefundLineItem',
        refund.lines,
        args,
        ({ lineId }) => lineId,
        (refunded) => ({
          __typename: 'RefundLineItem',
          quantity: refunded.quantity,
          subtotalSet: moneyBagView(refunded.subtotal, shop),
          totalTaxSet: moneyBagView(refunded.tax, shop),
          lineItem: () => {
            const line = order.lines.find(({ id }) => id === refunded.lineId);
            return line ? lineItemView(context, line) : null;
          },
        }),
      ),
  };
}

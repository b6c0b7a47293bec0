import { fulfillmentsOf } from '../../orders/fulfillments.ts';
import { gid } from '../../world/ids.ts';
import { derivedId } from '../../world/derived-id.ts';
import type { Fulfillment } from '../../world/order-parts.ts';
import type { Order } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { lineItemView } from './line-item.ts';
import { orderView } from './order.ts';

/** One parcel of an order. Nothing here says when it arrives: no carrier tells the sandbox. */
export function fulfillmentView(context: AdminContext, order: Order, fulfillment: Fulfillment): View {
  const { id, createdAt, lines } = fulfillment;
  const position = fulfillmentsOf(order).findIndex((each) => each.id === id) + 1;
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', id),
    legacyResourceId: id,
    name: `${order.name}-F${position}`,
    status: 'SUCCESS',
    displayStatus: 'FULFILLED',
    createdAt,
    updatedAt: createdAt,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    totalQuantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    trackingInfo: [],
    order: () => orderView(context, order),
    fulfillmentLineItems: (args: PageArgs) =>
      connection(
        'FulfillmentLineItem',
        lines,
        args,
        ({ lineId }) => lineId,
        ({ lineId, quantity }) => ({
          __typename: 'FulfillmentLineItem',
          id: gid('FulfillmentLineItem', derivedId(id, lineId)),
          quantity,
          lineItem: () => {
            const line = order.lines.find((each) => each.id === lineId);
            return line ? lineItemView(context, order, line) : null;
          },
        }),
      ),
  };
}

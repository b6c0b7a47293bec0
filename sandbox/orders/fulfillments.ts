import { derivedId } from '../world/derived-id.ts';
import type { Fulfillment } from '../world/order-parts.ts';
import type { Id, Order, OrderLine } from '../world/types.ts';

/** The parcels of an order. One that was sent before the sandbox started went as a single parcel. */
export function fulfillmentsOf(order: Order): Fulfillment[] {
  if (order.fulfillments) return order.fulfillments;
  if (order.fulfillmentStatus !== 'fulfilled') return [];
  return [
    {
      id: derivedId(order.id, 'fulfillment'),
      createdAt: order.fulfilledAt ?? order.processedAt,
      lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
    },
  ];
}

/** How many pieces of a line were sent. */
export function fulfilledQuantity(order: Order, { id }: Pick<OrderLine, 'id'>): number {
  return fulfillmentsOf(order)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { lineId, quantity }) => (lineId === id ? sum + quantity : sum), 0);
}

/** What can still be sent: pieces that were neither sent nor taken back. */
export function fulfillableLines(order: Order): { lineId: Id; quantity: number }[] {
  return order.lines
    .map((line) => ({
      lineId: line.id,
      quantity: line.quantity - line.refundedQuantity - fulfilledQuantity(order, line),
    }))
    .filter(({ quantity }) => quantity > 0);
}

import { bareId, gid } from '../world/ids.ts';
import type { Fulfillment } from '../world/order-parts.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';
import { fulfillmentsOf } from './fulfillments.ts';
import { lineBody } from './line-body.ts';

/** The parcels of an order inside its body. */
export function fulfillmentsBody(shop: Shop, order: Order): Record<string, unknown>[] {
  return fulfillmentsOf(order).map((fulfillment) => fulfillmentBody(shop, order, fulfillment));
}

/** One parcel as REST writes it. */
export function fulfillmentBody(shop: Shop, order: Order, fulfillment: Fulfillment): Record<string, unknown> {
  const at = shopTime(fulfillment.createdAt, shop.timeZone);
  return {
    id: bareId(fulfillment.id),
    admin_graphql_api_id: gid('Fulfillment', fulfillment.id),
    created_at: at,
    location_id: null,
    name: `${order.name}.${fulfillmentsOf(order).findIndex(({ id }) => id === fulfillment.id) + 1}`,
    order_id: bareId(order.id),
    origin_address: {},
    receipt: {},
    service: 'manual',
    shipment_status: null,
    status: 'success',
    tracking_company: null,
    tracking_number: null,
    tracking_numbers: [],
    tracking_url: null,
    tracking_urls: [],
    updated_at: at,
    line_items: fulfillment.lines.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return line ? { ...lineBody(shop, order, line), quantity } : [];
    }),
  };
}

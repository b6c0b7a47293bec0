import { bareId, gid } from '../world/ids.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';
import { derivedId } from '../world/derived-id.ts';
import { lineBody } from './line-body.ts';

/** The one fulfillment of an order that was sent, or none. */
export function fulfillmentsBody(shop: Shop, order: Order): Record<string, unknown>[] {
  if (order.fulfillmentStatus !== 'fulfilled') return [];
  const id = derivedId(order.id, 'fulfillment');
  const at = shopTime(order.fulfilledAt ?? order.processedAt, shop.timeZone);
  return [
    {
      id: bareId(id),
      admin_graphql_api_id: gid('Fulfillment', id),
      created_at: at,
      location_id: null,
      name: `${order.name}.1`,
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
      line_items: order.lines.map((line) => lineBody(shop, order, line)),
    },
  ];
}

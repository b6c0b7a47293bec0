import { z } from 'zod';
import type { OrderGid } from '#app/domain/ids.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindOrderState($id: ID!) {
    order(id: $id) {
      cancelledAt
      customer { numberOfOrders }
      customerJourneySummary { ready customerOrderIndex }
    }
  }
`;

const answer = z.object({
  order: z
    .object({
      cancelledAt: z.coerce.date().nullable(),
      customer: z.object({ numberOfOrders: z.string() }).nullable(),
      customerJourneySummary: z
        .object({ ready: z.boolean(), customerOrderIndex: z.number().int().nullable() })
        .nullable(),
    })
    .nullable(),
});

export interface OrderState {
  cancelledAt: Date | null;
  /**
   * Where the order stands in its customer's history by Shopify's own count, 1 for the first; null when Shopify does
   * not say (a guest, or the orders are still being counted). A customer with a single order needs no count.
   */
  position: number | null;
}

/** The order as it is now, which a webhook that was late or overtaken cannot tell; null when it is gone. */
export async function findOrderState(admin: AdminApi, id: OrderGid): Promise<OrderState | null> {
  const { order } = await admin.ask(document, { id }, answer);
  if (order === null) return null;
  const { customer, customerJourneySummary: journey } = order;
  const position =
    customer === null ? null : customer.numberOfOrders === '1' ? 1 : journey?.ready ? journey.customerOrderIndex : null;
  return { cancelledAt: order.cancelledAt, position };
}

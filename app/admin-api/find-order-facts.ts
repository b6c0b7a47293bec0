import { z } from 'zod';
import type { OrderGid } from '#app/domain/ids.ts';
import { orderRisks, type OrderRisk } from '#app/domain/reward/referral-facts.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindOrderFacts($id: ID!, $position: Boolean!, $risk: Boolean!) {
    order(id: $id) {
      cancelledAt
      customer @include(if: $position) { numberOfOrders }
      customerJourneySummary @include(if: $position) { ready customerOrderIndex }
      risk @include(if: $risk) { recommendation }
    }
  }
`;

const answer = z.object({
  order: z
    .object({
      cancelledAt: z.coerce.date().nullable(),
      customer: z.object({ numberOfOrders: z.string() }).nullish(),
      customerJourneySummary: z
        .object({ ready: z.boolean(), customerOrderIndex: z.number().int().nullable() })
        .nullish(),
      risk: z.object({ recommendation: z.string().toLowerCase().pipe(z.enum(orderRisks)) }).optional(),
    })
    .nullable(),
});

/** What a webhook cannot tell of an order; undefined where it was not asked for or Shopify does not say. */
export interface OrderFacts {
  cancelledAt: Date | null;
  /**
   * Where the order stands in its customer's history by Shopify's own count, 1 for the first; undefined for a guest, or
   * while the orders are still being counted. A customer with a single order needs no count.
   */
  position: number | undefined;
  risk: OrderRisk | undefined;
}

/** Asks only for what is wanted: each part has its price in Shopify's bucket. Null when the order is gone. */
export async function findOrderFacts(
  admin: AdminApi,
  id: OrderGid,
  wants: { position: boolean; risk: boolean },
): Promise<OrderFacts | null> {
  const { order } = await admin.ask(document, { id, ...wants }, answer);
  if (order === null) return null;
  const { customer, customerJourneySummary: journey } = order;
  const counted = journey?.ready ? (journey.customerOrderIndex ?? undefined) : undefined;
  const position = customer?.numberOfOrders === '1' ? 1 : customer ? counted : undefined;
  return { cancelledAt: order.cancelledAt, position, risk: order.risk?.recommendation };
}

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
      risk @include(if: $risk) { recommendation assessments { riskLevel } }
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
      risk: z
        .object({
          recommendation: z.string().toLowerCase().pipe(z.enum(orderRisks)),
          assessments: z.array(z.object({ riskLevel: z.string() })),
        })
        .optional(),
    })
    .nullable(),
});

type Risk = NonNullable<NonNullable<z.infer<typeof answer>['order']>['risk']>;

/** What a webhook cannot tell of an order; undefined where it was not asked for or Shopify does not say. */
export interface OrderFacts {
  cancelledAt: Date | null;
  /**
   * Where the order stands in its customer's history by Shopify's own count, 1 for the first; undefined for a guest, or
   * while the orders are still being counted.
   */
  position: number | undefined;
  /** The customer has one order, which is another one for as long as this one is not counted. */
  hasOneOrder: boolean;
  /** Undefined while somebody is still assessing it and nothing speaks against it yet. */
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
  const { cancelledAt, customer, customerJourneySummary: journey } = order;
  const hasOneOrder = customer?.numberOfOrders === '1';
  const index = journey?.customerOrderIndex ?? undefined;
  const counted = hasOneOrder && (index ?? 1) <= 1 ? 1 : index;
  const position = customer && journey?.ready ? counted : undefined;
  return { cancelledAt, position, hasOneOrder, risk: riskOf(order.risk) };
}

/** What was found stands; that nothing was found does not while an assessment is still to come. */
function riskOf(risk: Risk | undefined): OrderRisk | undefined {
  const isPending = risk?.assessments.some(({ riskLevel }) => riskLevel === 'PENDING') ?? false;
  const isFound = risk?.recommendation === 'investigate' || risk?.recommendation === 'cancel';
  return isPending && !isFound ? undefined : risk?.recommendation;
}

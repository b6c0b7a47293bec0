import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { findOrderFacts } from '#app/admin-api/find-order-facts.ts';
import { findOrderState, type OrderState } from '#app/admin-api/find-order-state.ts';
import { isProductInCollections } from '#app/admin-api/is-product-in-collections.ts';
import { hasOtherOrder } from '#app/db/orders.ts';
import type { Shop } from '#app/db/shops.ts';
import { isCustomerNew } from '#app/domain/order/is-customer-new.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { OrderRisk } from '#app/domain/reward/referral-facts.ts';
import { addDays, isBefore } from '#app/domain/time.ts';

/** A body older than this may have been overtaken by what happened since. */
const freshForDays = 10 / (24 * 60);

/** What Shopify had to be asked about an order; undefined where it was not asked or did not say. */
export interface OrderAnswers {
  cancelledAt: Date | null;
  position: number | undefined;
  /** The order is taken for its customer's first without asking; this must still hold when it is decided. */
  isFirstAssumed: boolean;
  risk: OrderRisk | undefined;
  holdsWantedItems: boolean | undefined;
  /** How it stands now; null when the webhook says so itself. */
  state: OrderState | null;
  isLate: boolean;
}

/**
 * Asks Shopify what the webhook cannot say and the program's settings need, and nothing else: each question costs, and
 * waves of orders come at once. It writes nothing.
 */
export async function askAboutOrder(
  shop: Shop,
  order: OrderPayload,
  emailHash: string | null,
  { conditions, protection }: ProgramSettings,
  now: Date,
): Promise<OrderAnswers> {
  const admin = openAdminApi(shop.domain);
  const isLate = isBefore(addDays(order.updatedAt, freshForDays), now);
  const needsPosition = conditions.firstOrderOnly && order.customerId !== null;
  const isFirst =
    needsPosition && isCustomerNew(order) && !(await hasOtherOrder(shop.id, { ...order, emailHash }, order.id));
  const wants = { position: needsPosition && !isFirst, risk: protection.order_risk.action !== 'off' };
  const [facts, state, holdsWantedItems] = await Promise.all([
    wants.position || wants.risk ? findOrderFacts(admin, order.id, wants) : null,
    isLate || order.isFulfilled ? findOrderState(admin, order.id) : null,
    findWantedItems(admin, order.items, conditions.items),
  ]);
  return {
    cancelledAt: state?.cancelledAt ?? facts?.cancelledAt ?? null,
    position: isFirst ? 1 : facts?.position,
    isFirstAssumed: isFirst,
    risk: facts?.risk,
    holdsWantedItems,
    state,
    isLate,
  };
}

/** Whether one of the order's goods is wanted. Goods that were deleted since cannot be looked up: then nobody knows. */
async function findWantedItems(
  admin: AdminApi,
  items: OrderPayload['items'],
  wanted: ProgramSettings['conditions']['items'],
): Promise<boolean | undefined> {
  if (wanted.kind === 'all') return true;
  if (wanted.kind === 'products')
    return (
      items.some(
        ({ productId, variantId }) =>
          wanted.productIds.includes(productId) || (variantId !== null && wanted.variantIds.includes(variantId)),
      ) || (items.length === 0 ? undefined : false)
    );
  for (const productId of new Set(items.map((item) => item.productId)))
    if (await isProductInCollections(admin, productId, wanted.collectionIds)) return true;
  return items.length === 0 ? undefined : false;
}

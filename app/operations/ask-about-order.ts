import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { findOrderFacts } from '#app/admin-api/find-order-facts.ts';
import { findOrderState, type OrderState } from '#app/admin-api/find-order-state.ts';
import { isProductInCollections } from '#app/admin-api/is-product-in-collections.ts';
import { hasOtherOrder } from '#app/db/orders.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Reason } from '#app/domain/decision.ts';
import { isCustomerNew, isRecordNew } from '#app/domain/order/is-customer-new.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { OrderRisk } from '#app/domain/reward/referral-facts.ts';
import { addDays, isBefore } from '#app/domain/time.ts';

/** A body older than this may have been overtaken by what happened since. */
const freshForDays = 10 / (24 * 60);
/** Shopify counts a customer's orders, and judges them, a little after they are paid. Longer than this is not waited. */
const settledAfterDays = 10 / (24 * 60);

/** What Shopify had to be asked about an order; undefined where it was not asked or did not say. */
export interface OrderAnswers {
  cancelledAt: Date | null;
  position: number | undefined;
  /** The order is taken for its customer's first without asking; this must still hold when it is decided. */
  isFirstAssumed: boolean;
  risk: OrderRisk | undefined;
  isRiskAsked: boolean;
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
  const isAlone =
    needsPosition && isRecordNew(order) && !(await hasOtherOrder(shop.id, { ...order, emailHash }, order.id));
  const isFirst = isAlone && isCustomerNew(order);
  const wants = { position: needsPosition && !isFirst, risk: protection.order_risk.action !== 'off' };
  const [facts, state, holdsWantedItems] = await Promise.all([
    wants.position || wants.risk ? findOrderFacts(admin, order.id, wants) : null,
    isLate || order.isFulfilled ? findOrderState(admin, order.id) : null,
    findWantedItems(admin, order.items, conditions.items),
  ]);
  // The one order that Shopify counts is this one only when this one must have been counted.
  const isOnlyOne = facts?.hasOneOrder === true && (isAlone || !isSoonAfter(order, now));
  return {
    cancelledAt: state?.cancelledAt ?? facts?.cancelledAt ?? null,
    position: isFirst ? 1 : (facts?.position ?? (isOnlyOne ? 1 : undefined)),
    isFirstAssumed: isFirst,
    risk: facts?.risk,
    isRiskAsked: wants.risk,
    holdsWantedItems,
    state,
    isLate,
  };
}

/**
 * What the decision hangs on and Shopify may still say, in words for the log; null when it can be taken now. A decline
 * stands whatever comes: none of these reasons is in it.
 */
export function findAwaited(
  reasons: readonly Reason[],
  order: OrderPayload,
  answers: OrderAnswers,
  now: Date,
): string | null {
  if (!isSoonAfter(order, now)) return null;
  if (reasons.includes('order_history_unknown') && order.customerId !== null && answers.position === undefined)
    return `Shopify is still counting the orders of the customer of ${order.id}.`;
  if (reasons.includes('evidence_missing') && answers.isRiskAsked && answers.risk === undefined)
    return `Shopify is still assessing the risk of ${order.id}.`;
  return null;
}

function isSoonAfter({ placedAt }: OrderPayload, now: Date): boolean {
  return isBefore(now, addDays(placedAt, settledAfterDays));
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

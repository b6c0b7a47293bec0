import type { Id, Order, Shop } from '../world/types.ts';
import { paymentsOf } from './payments.ts';

/** Shopify's own apps that make orders; the number is `app_id` of the order. */
const APP_IDS: Record<string, Id> = { web: '580111', pos: '129785', shopify_draft_order: '1354745' };

/** `app_id` of an order; a source that is not Shopify's own is an app's id already. */
export function appIdOf(order: Order): Id | null {
  return APP_IDS[order.sourceName] ?? (/^\d+$/.test(order.sourceName) ? order.sourceName : null);
}

/** Whether staff entered the order, at the till or as a draft. */
export function isEnteredByStaff(order: Order): boolean {
  return order.sourceName === 'pos' || order.sourceName === 'shopify_draft_order';
}

/** The `ref`, `source` or `r` of the page the buyer came in by. */
export function landingSiteRef(landingSite: string | null): string | null {
  if (!landingSite || !URL.canParse(landingSite, 'https://shop.invalid')) return null;
  const query = new URL(landingSite, 'https://shop.invalid').searchParams;
  return query.get('ref') ?? query.get('source') ?? query.get('r');
}

/** What the order was paid with, or will be, by the names REST gives it. */
export function paymentGatewayNames(shop: Shop, order: Order): string[] {
  const names = paymentsOf(shop, order).map(({ gateway }) => gateway);
  if (order.paidAt === null) names.push('manual');
  return [...new Set(names)];
}

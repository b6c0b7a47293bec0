import { bareId, gid } from '../world/ids.ts';
import type { OrderRisk } from '../world/order-parts.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';

const NO_RISK: OrderRisk = { recommendation: 'ACCEPT', level: 'LOW', facts: [] };

/** What fraud analysis says of an order; nobody is under suspicion until somebody says so. */
export function riskOf(order: Order): OrderRisk {
  return order.risk ?? NO_RISK;
}

/** Fraud analysis comes to a new opinion: orders/risk_assessment_changed and orders/updated. */
export function assessOrder(sandbox: Sandbox, shop: Shop, order: Order, risk: OrderRisk): { ok: true } {
  order.risk = risk;
  sandbox.sendWebhook(shop, 'orders/risk_assessment_changed', {
    order_id: bareId(order.id),
    admin_graphql_api_order_id: gid('Order', order.id),
    provider_id: null,
    provider_title: 'Shopify',
    risk_level: risk.level,
    risk_facts: risk.facts.map(({ description, sentiment }) => ({ description, sentiment })),
    created_at: shopTime(sandbox.now().toISOString(), shop.timeZone),
  });
  announceOrder(sandbox, shop, order, []);
  return { ok: true };
}

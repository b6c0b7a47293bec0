import { bareId } from '../world/ids.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Customer, Shop } from '../world/types.ts';

export const complianceTopics = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;
export type ComplianceTopic = (typeof complianceTopics)[number];

/** The body of a compliance request, in Shopify's shape. A request about a person needs the customer. */
export function complianceBody(
  sandbox: Sandbox,
  shop: Shop,
  topic: ComplianceTopic,
  customer: Customer | null,
): unknown {
  const about = { shop_id: bareId(shop.id), shop_domain: shop.domain };
  if (topic === 'shop/redact') return about;
  if (!customer) throw new Error(`${topic} needs a customer`);
  const person = { id: bareId(customer.id), email: customer.email, phone: customer.phone };
  const orders = shop.orders.filter((order) => order.customerId === customer.id).map((order) => bareId(order.id));
  return topic === 'customers/redact'
    ? { ...about, customer: person, orders_to_redact: orders }
    : { ...about, orders_requested: orders, customer: person, data_request: { id: bareId(sandbox.newId()) } };
}

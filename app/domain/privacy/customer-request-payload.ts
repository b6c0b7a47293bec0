import { z } from 'zod';
import { parseExactJson } from '../exact-json.ts';
import { idSchema } from '../order/order-payload.ts';

const schema = z.object({ shop_domain: z.string(), customer: z.object({ id: idSchema, email: z.string().nullish() }) });

/** `customers/data_request` and `customers/redact`: whose data it is about. */
export function parseCustomerRequestPayload(body: string): {
  customerId: `gid://shopify/Customer/${string}`;
  email: string | null;
} {
  const { customer } = schema.parse(parseExactJson(body));
  return { customerId: `gid://shopify/Customer/${customer.id}`, email: customer.email ?? null };
}

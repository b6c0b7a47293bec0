import { z } from 'zod';
import { orderGid, type OrderGid } from '../ids.ts';
import { parseMoney, type Money } from '../money.ts';
import { parseExactJson } from '../exact-json.ts';

/** Ids arrive as numbers of up to 64 bits and are kept as their digits. */
export const idSchema = z.union([z.string().regex(/^\d+$/), z.number().int().transform(String)]);
/** A text with a date: coercing anything else would read null as 1970. */
export const timeSchema = z.string().pipe(z.coerce.date());
const moneySet = z.object({ shop_money: z.object({ amount: z.string(), currency_code: z.string() }) });
/** Shopify writes "" as often as null for an address it does not have. */
const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === null || value.trim() === '' ? null : value));

const orderSchema = z.object({
  id: idSchema,
  name: z.string(),
  test: z.boolean(),
  email: text,
  customer: z.object({ id: idSchema }).nullish(),
  source_name: z.string().nullish(),
  discount_codes: z.array(z.object({ code: z.string() })).nullish(),
  current_subtotal_price_set: moneySet.nullish(),
  subtotal_price_set: moneySet,
  created_at: timeSchema,
  updated_at: timeSchema,
  cancelled_at: timeSchema.nullish(),
});

/** An order as `orders/*` webhooks tell it. Source: recorded bodies; REST Order resource. */
export interface OrderPayload {
  id: OrderGid;
  name: string;
  isTest: boolean;
  email: string | null;
  /** gid, or null for a guest. */
  customerId: string | null;
  sourceName: string;
  /** As the buyer typed them. */
  discountCodes: string[];
  /** After discounts, in the shop's currency. */
  subtotal: Money;
  placedAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
}

/** Reads an order's webhook body; throws when it is not one. */
export function parseOrderPayload(body: string): OrderPayload {
  const order = orderSchema.parse(parseExactJson(body));
  const id = orderGid(order.id);
  if (id === null) throw new Error(`${order.id} is no order id.`);
  return {
    id,
    name: order.name,
    isTest: order.test,
    email: order.email,
    customerId: order.customer ? `gid://shopify/Customer/${order.customer.id}` : null,
    sourceName: order.source_name ?? '',
    discountCodes: (order.discount_codes ?? []).map(({ code }) => code),
    subtotal: shopMoney(order.current_subtotal_price_set ?? order.subtotal_price_set),
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at ?? null,
  };
}

function shopMoney({ shop_money: { amount, currency_code: currency } }: z.infer<typeof moneySet>): Money {
  const money = parseMoney(amount, currency);
  if (money === null) throw new Error(`${amount} is no amount of ${currency}.`);
  return money;
}

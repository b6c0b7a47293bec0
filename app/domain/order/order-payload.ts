import { z } from 'zod';
import { cartAttribute } from '../attribution/cart-mark.ts';
import { readInviteAttributes, readInviteNote, type EnteredInvite } from '../attribution/entered-invites.ts';
import { customerGid, orderGid, type CustomerGid, type OrderGid } from '../ids.ts';
import { parseMoney, type Money } from '../money.ts';
import type { PostalAddress } from '../person/fold-address.ts';
import { noOrigin, type RequestOrigin } from '../person/person-details.ts';
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

const enteredByStaff: ReadonlySet<string> = new Set(['pos', 'shopify_draft_order']);
/** A cart has one; more are looked at no further than this. */
const mostCartMarks = 3;
const postalAddress = z
  .object({ address1: text, address2: text, city: text, zip: text, country_code: text, phone: text })
  .nullish();

const orderSchema = z.object({
  id: idSchema,
  name: z.string(),
  test: z.boolean(),
  email: text,
  phone: text,
  customer: z.object({ id: idSchema, created_at: timeSchema.nullish(), phone: text }).nullish(),
  billing_address: postalAddress,
  shipping_address: postalAddress,
  browser_ip: text,
  client_details: z.object({ user_agent: text, accept_language: text }).nullish(),
  line_items: z.array(z.object({ product_id: idSchema.nullish(), variant_id: idSchema.nullish() })).nullish(),
  fulfillment_status: text,
  source_name: z.string().nullish(),
  discount_codes: z.array(z.object({ code: z.string(), amount: z.string().nullish() })).nullish(),
  /** Shopify writes whatever a cart held: names and values that are no texts are none of ours. */
  note_attributes: z.array(z.object({ name: z.unknown(), value: z.unknown() })).nullish(),
  note: text,
  landing_site: text,
  current_subtotal_price_set: moneySet.nullish(),
  subtotal_price_set: moneySet,
  total_price_set: moneySet,
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
  customerId: CustomerGid | null;
  /** When the customer's record was made; null for a guest, or when it is not told. */
  customerSince: Date | null;
  phone: string | null;
  /** Where it is sent; for what is not sent, who pays. */
  address: PostalAddress | null;
  /** ISO 3166 code of the country it is sent to, or paid from; empty when neither is known. */
  market: string;
  /** Where the buyer ordered from; nothing for orders that staff typed in, whose till or office it would be. */
  origin: RequestOrigin;
  items: { productId: string; variantId: string | null }[];
  /** Whether everything was sent when the webhook was written. */
  isFulfilled: boolean;
  sourceName: string;
  /** As the buyer typed them. */
  discountCodes: string[];
  /** What each code took off, in the shop's currency; null where Shopify does not say. */
  discounts: { code: string; amount: Money | null }[];
  /** What the cart carried under our name; anybody can write anything there. */
  cartMarks: string[];
  /** The page the buyer came in by, as a path or an address; without what opens a dashboard. */
  landingSite: string | null;
  /** Invites that somebody typed in with the order; of the note only where staff wrote it. */
  enteredInvites: EnteredInvite[];
  /** Whether staff typed the order in, at a till or as a draft. */
  isEnteredByStaff: boolean;
  /** After discounts, in the shop's currency. */
  subtotal: Money;
  /** What is charged, in the shop's currency. */
  total: Money;
  placedAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
}

/** Reads an order's webhook body; throws when it is not one. */
export function parseOrderPayload(body: string): OrderPayload {
  const order = orderSchema.parse(parseExactJson(body));
  const id = orderGid(order.id);
  if (id === null) throw new Error(`${order.id} is no order id.`);
  const { customer } = order;
  const address = order.shipping_address ?? order.billing_address ?? null;
  const isEnteredByStaff = enteredByStaff.has(order.source_name ?? '');
  const attributes = (order.note_attributes ?? []).flatMap(({ name, value }) =>
    typeof name === 'string' && typeof value === 'string' ? [{ name, value }] : [],
  );
  return {
    id,
    name: order.name,
    isTest: order.test,
    email: order.email,
    customerId: customer ? customerGid(customer.id) : null,
    customerSince: customer?.created_at ?? null,
    phone: order.phone ?? customer?.phone ?? order.shipping_address?.phone ?? order.billing_address?.phone ?? null,
    address: address === null ? null : toPostalAddress(address),
    market: marketOf(order.shipping_address?.country_code ?? order.billing_address?.country_code ?? ''),
    origin: isEnteredByStaff
      ? noOrigin
      : {
          ip: order.browser_ip,
          userAgent: order.client_details?.user_agent ?? null,
          acceptLanguage: order.client_details?.accept_language ?? null,
        },
    items: (order.line_items ?? []).flatMap(({ product_id: product, variant_id: variant }) =>
      product === null || product === undefined
        ? []
        : [
            {
              productId: `gid://shopify/Product/${product}`,
              variantId: variant ? `gid://shopify/ProductVariant/${variant}` : null,
            },
          ],
    ),
    isFulfilled: order.fulfillment_status === 'fulfilled',
    sourceName: order.source_name ?? '',
    discountCodes: (order.discount_codes ?? []).map(({ code }) => code),
    discounts: (order.discount_codes ?? []).map(({ code, amount }) => ({
      code,
      amount: parseMoney(amount ?? '', order.subtotal_price_set.shop_money.currency_code),
    })),
    cartMarks: attributes.flatMap(({ name, value }) => (name === cartAttribute ? [value] : [])).slice(0, mostCartMarks),
    landingSite: order.landing_site === null ? null : withoutTokens(order.landing_site),
    enteredInvites: [
      ...readInviteAttributes(attributes),
      ...(isEnteredByStaff && order.note !== null ? readInviteNote(order.note) : []),
    ],
    isEnteredByStaff,
    subtotal: shopMoney(order.current_subtotal_price_set ?? order.subtotal_price_set),
    total: shopMoney(order.total_price_set),
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at ?? null,
  };
}

/** Figures are told apart by it: what is no country's code is none. */
function marketOf(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? country : '';
}

/** The link in a mail of ours may be how they came in: its secret part is cut. */
function withoutTokens(landingSite: string): string {
  return landingSite.replaceAll(/(\/(?:me|join)\/)[^/?#]+/gi, '$1');
}

function toPostalAddress(address: NonNullable<z.infer<typeof postalAddress>>): PostalAddress {
  const { country_code: country, zip, city, address1: line1, address2: line2 } = address;
  return { country, zip, city, line1, line2 };
}

function shopMoney({ shop_money: { amount, currency_code: currency } }: z.infer<typeof moneySet>): Money {
  const money = parseMoney(amount, currency);
  if (money === null) throw new Error(`${amount} is no amount of ${currency}.`);
  return money;
}

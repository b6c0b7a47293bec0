import { z } from 'zod';
import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { findVariant, type Checkout } from './checkout.ts';
import { placeOrder } from './place-order.ts';

const SOURCES = { web: 'web', pos: 'pos', draft: 'shopify_draft_order' } as const;

/** Yes for what a form's checkbox sends, too. */
const flag = z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false);
const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

/** An order as the merchant, a test or a till makes it, without a browser. */
export const orderRequest = z.strictObject({
  /** One of `variantId`, or of the shop's first product, unless given. */
  lines: z
    .array(
      z.strictObject({
        /** Variants by their SKU; a variant id does as well. */
        sku: z.string(),
        quantity: z.coerce.number().int().min(1).max(99).default(1),
        /** Bought on the product's subscription instead of once. */
        subscription: flag,
      }),
    )
    .min(1)
    .optional(),
  variantId: text,
  quantity: z.coerce.number().int().min(1).max(99).default(1),
  /** Someone the shop knows makes it theirs; nobody, or an address nobody has, is a guest. */
  email: z.string().trim().default(''),
  codes: z.array(z.string()).default([]),
  giftCards: z.array(z.string()).default([]),
  /** Pays with the store credit of the customer with that address, as if they were signed in. */
  storeCredit: flag,
  source: z.enum(['web', 'pos', 'draft']).default('web'),
  /** The source by the name Shopify has for it, such as the id of an app. */
  sourceName: text,
  test: flag,
  payment: z.enum(['paid', 'pending']).default('paid'),
  currency: text,
  attributes: z.record(z.string(), z.string()).default({}),
  landingSite: text,
  browserIp: text,
  note: text,
});
export type OrderRequest = z.output<typeof orderRequest>;

/** Places the order; says which variant or currency the shop does not have. */
export function makeOrder(sandbox: Sandbox, shop: Shop, request: OrderRequest): Order | { refused: string } {
  const variants = shop.products.flatMap((product) => product.variants);
  const lines: Checkout['lines'] = [];
  const first = request.variantId ?? variants[0]?.id ?? '';
  const wanted = request.lines ?? [{ sku: first, quantity: request.quantity, subscription: false }];
  for (const { sku, quantity, subscription } of wanted) {
    const variant = variants.find((each) => each.sku === sku || each.id === sku);
    if (!variant) return { refused: `The shop has no variant ${sku}.` };
    const plan = findVariant(shop, variant.id)?.product.sellingPlans?.[0];
    if (subscription && !plan) return { refused: `${sku} cannot be bought on a subscription.` };
    lines.push({ variantId: variant.id, quantity, ...(subscription && plan && { sellingPlanId: plan.id }) });
  }
  const { currency } = request;
  const isSold = currency === shop.currency || shop.presentmentCurrencies.some((each) => each.currency === currency);
  if (currency !== undefined && !isSold) return { refused: `The shop does not sell in ${currency}.` };
  const customer = shop.customers.find(
    ({ email }) => email !== '' && email.toLowerCase() === request.email.toLowerCase(),
  );
  const address = customer?.addresses[0] ?? null;
  const sourceName = request.sourceName ?? SOURCES[request.source];
  return placeOrder(sandbox, shop, {
    lines,
    email: request.email,
    phone: customer?.phone ?? null,
    customerId: customer?.id ?? null,
    shippingAddress: sourceName === 'pos' ? null : address,
    billingAddress: address,
    codes: request.codes,
    giftCardCodes: request.giftCards,
    useStoreCredit: request.storeCredit,
    sourceName,
    test: request.test,
    payment: request.payment,
    attributes: request.attributes,
    landingSite: sourceName === 'web' ? (request.landingSite ?? '/') : null,
    browserIp: request.browserIp ?? null,
    ...(request.note && { note: request.note }),
    ...(currency && { currency }),
  });
}

/** The form of the orders page as such a request; wrong when nothing was chosen. */
export function orderRequestOfForm(body: unknown): z.ZodSafeParseResult<OrderRequest> {
  const { quantity, subscription, codes, ...rest } = formFields.parse(body ?? {});
  const lines = Object.entries(quantity)
    .filter(([, count]) => count > 0)
    .map(([sku, count]) => ({ sku, quantity: count, subscription: subscription[sku] ?? false }));
  const typed = codes.split(/[\s,]+/).filter((code) => code !== '');
  return orderRequest.safeParse({ ...rest, lines, codes: typed });
}

const formFields = z.looseObject({
  quantity: z.record(z.string(), z.coerce.number().catch(0)).catch({}).default({}),
  subscription: z.record(z.string(), flag).catch({}).default({}),
  codes: z.string().catch('').default(''),
});

import { z } from 'zod';
import type { Discount } from '../world/types.ts';

export type DiscountClass = 'ORDER' | 'PRODUCT' | 'SHIPPING';

/** Which lines a rule is about. Ids are full gids, as the input gave them. */
export interface ItemRule {
  all: boolean;
  products: string[];
  variants: string[];
  collections: string[];
}

export type DiscountValue =
  | { kind: 'percentage'; fraction: string }
  | { kind: 'amount'; amount: string; onEachItem: boolean }
  | { kind: 'free-shipping'; maximumPrice: string | null; countries: string[] | null; restOfWorld: boolean }
  | {
      kind: 'buy-x-get-y';
      buys: ItemRule;
      buysQuantity: number | null;
      buysAmount: string | null;
      getsQuantity: number;
      effect: { kind: 'percentage'; fraction: string } | { kind: 'amount'; amount: string };
      usesPerOrder: number | null;
    };

/** A discount's rules in the form the checkout works with; made from the GraphQL input the app sent. */
export interface DiscountTerms {
  discountClass: DiscountClass;
  startsAt: Date;
  endsAt: Date | null;
  /** null: everyone. Otherwise customer gids. */
  customers: string[] | null;
  /** null: everyone. Otherwise segment gids. */
  segments: string[] | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  minimum: { subtotal: string | null; quantity: number | null };
  combinesWith: Record<DiscountClass, boolean>;
  gets: ItemRule;
  value: DiscountValue;
  onOneTimePurchase: boolean;
  onSubscription: boolean;
}

const decimal = z.union([z.string(), z.number()]).transform(String);
const count = z.union([z.string(), z.number()]).transform(Number);
const ids = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const flag = (fallback: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? fallback);

const items = z
  .object({
    all: flag(false),
    products: z.object({ productsToAdd: ids, productVariantsToAdd: ids }).nullish(),
    collections: z.object({ add: ids }).nullish(),
  })
  .transform((rule): ItemRule => ({
    all: rule.all,
    products: rule.products?.productsToAdd ?? [],
    variants: rule.products?.productVariantsToAdd ?? [],
    collections: rule.collections?.add ?? [],
  }));

const everything: ItemRule = { all: true, products: [], variants: [], collections: [] };

const discountInput = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce
    .date()
    .nullish()
    .transform((date) => date ?? null),
  context: z
    .object({
      all: z.string().nullish(),
      customers: z.object({ add: ids }).nullish(),
      customerSegments: z.object({ add: ids }).nullish(),
      markets: z.unknown().optional(),
    })
    .nullish(),
  usageLimit: count.nullish(),
  appliesOncePerCustomer: flag(false),
  minimumRequirement: z
    .object({
      subtotal: z.object({ greaterThanOrEqualToSubtotal: decimal.nullish() }).nullish(),
      quantity: z.object({ greaterThanOrEqualToQuantity: count.nullish() }).nullish(),
    })
    .nullish(),
  combinesWith: z
    .object({ orderDiscounts: flag(false), productDiscounts: flag(false), shippingDiscounts: flag(false) })
    .nullish(),
  customerGets: z
    .object({
      items: items.nullish(),
      value: z
        .object({
          percentage: decimal.nullish(),
          discountAmount: z.object({ amount: decimal, appliesOnEachItem: flag(false) }).nullish(),
          discountOnQuantity: z
            .object({
              quantity: count,
              effect: z.object({ percentage: decimal.nullish(), amount: decimal.nullish() }),
            })
            .nullish(),
        })
        .nullish(),
      appliesOnOneTimePurchase: flag(true),
      appliesOnSubscription: flag(false),
    })
    .nullish(),
  customerBuys: z
    .object({
      items: items.nullish(),
      value: z.object({ quantity: count.nullish(), amount: decimal.nullish() }).nullish(),
    })
    .nullish(),
  usesPerOrderLimit: count.nullish(),
  destination: z
    .object({ all: flag(false), countries: z.object({ add: ids, includeRestOfWorld: flag(false) }).nullish() })
    .nullish(),
  maximumShippingPrice: decimal.nullish(),
  appliesOnOneTimePurchase: flag(true),
  appliesOnSubscription: flag(false),
});
type DiscountInput = z.output<typeof discountInput>;

/** Reads the rules of a stored discount. Throws when the input could never have been accepted by the Admin API. */
export function parseTerms(discount: Discount): DiscountTerms {
  const input = discountInput.parse(discount.input);
  const gets = input.customerGets?.items ?? everything;
  const value = parseValue(discount.kind, input);
  const purchase = discount.kind === 'freeShipping' ? input : input.customerGets;
  return {
    discountClass: classOf(value, gets),
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    customers: audienceOf(input),
    segments: input.context?.customerSegments?.add ?? null,
    usageLimit: input.usageLimit ?? null,
    oncePerCustomer: input.appliesOncePerCustomer,
    minimum: {
      subtotal: input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null,
      quantity: input.minimumRequirement?.quantity?.greaterThanOrEqualToQuantity ?? null,
    },
    combinesWith: {
      ORDER: input.combinesWith?.orderDiscounts ?? false,
      PRODUCT: input.combinesWith?.productDiscounts ?? false,
      SHIPPING: input.combinesWith?.shippingDiscounts ?? false,
    },
    gets,
    value,
    onOneTimePurchase: purchase?.appliesOnOneTimePurchase ?? true,
    onSubscription: purchase?.appliesOnSubscription ?? false,
  };
}

/** A whole-order discount is ORDER only when it falls on every item and not on each item by itself. */
function classOf(value: DiscountValue, gets: ItemRule): DiscountClass {
  if (value.kind === 'free-shipping') return 'SHIPPING';
  if (value.kind === 'buy-x-get-y' || !gets.all) return 'PRODUCT';
  return value.kind === 'amount' && value.onEachItem ? 'PRODUCT' : 'ORDER';
}

/** The sandbox knows no markets: a discount bound to one is for nobody here. */
function audienceOf(input: DiscountInput): string[] | null {
  if (input.context?.customers) return input.context.customers.add;
  return input.context?.markets ? [] : null;
}

function parseValue(kind: Discount['kind'], input: DiscountInput): DiscountValue {
  const value = input.customerGets?.value;
  if (kind === 'freeShipping') {
    const countries = input.destination?.countries;
    return {
      kind: 'free-shipping',
      maximumPrice: input.maximumShippingPrice ?? null,
      countries: countries ? countries.add : null,
      restOfWorld: countries?.includeRestOfWorld ?? false,
    };
  }
  if (kind === 'bxgy') {
    const gets = value?.discountOnQuantity;
    if (!gets) throw new Error('A buy X get Y discount without discountOnQuantity');
    return {
      kind: 'buy-x-get-y',
      buys: input.customerBuys?.items ?? everything,
      buysQuantity: input.customerBuys?.value?.quantity ?? null,
      buysAmount: input.customerBuys?.value?.amount ?? null,
      getsQuantity: gets.quantity,
      effect: gets.effect.amount
        ? { kind: 'amount', amount: gets.effect.amount }
        : { kind: 'percentage', fraction: gets.effect.percentage ?? '1' },
      usesPerOrder: input.usesPerOrderLimit ?? null,
    };
  }
  if (value?.discountAmount) {
    return { kind: 'amount', amount: value.discountAmount.amount, onEachItem: value.discountAmount.appliesOnEachItem };
  }
  if (value?.percentage) return { kind: 'percentage', fraction: value.percentage };
  throw new Error('A basic discount without a value');
}

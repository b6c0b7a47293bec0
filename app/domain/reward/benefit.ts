import { z } from 'zod';
import { moneySchema, type Money } from '../money.ts';

const gid = (kind: string) => z.string().regex(new RegExp(`^gid://shopify/${kind}/\\d+$`));
/** Shopify takes at most 250 in a list; fewer keep a program readable. */
export const mostItems = 100;

/** Which goods something is about. Products and variants may be mixed. */
export const itemsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('products'),
    productIds: z.array(gid('Product')).max(mostItems),
    variantIds: z.array(gid('ProductVariant')).max(mostItems),
  }),
  z.object({ kind: z.literal('collections'), collectionIds: z.array(gid('Collection')).min(1).max(mostItems) }),
]);
export type Items = z.infer<typeof itemsSchema>;
export const allItems: Items = { kind: 'all' };

const chosenItemsSchema = z.discriminatedUnion('kind', [itemsSchema.options[1], itemsSchema.options[2]]);
export type ChosenItems = z.infer<typeof chosenItemsSchema>;

const percent = z.number().int().min(1).max(100);
/** More than nothing. */
const amount = moneySchema.refine(({ amountMinor }) => amountMinor > 0n);

/** What customers read in place of our own words for it, such as “a tin of Earl Grey”. */
const label = z.string().trim().min(1).max(100).optional();

/** What somebody gets. Source of what Shopify can do: platform facts, part 3. */
export const benefitSchema = z.discriminatedUnion('kind', [
  /** Percent off, 1 to 100, of the goods that its terms name. */
  z.object({ kind: z.literal('percentage'), percent }),
  /** An amount off, once an order. */
  z.object({ kind: z.literal('fixed_amount'), amount }),
  z.object({ kind: z.literal('free_shipping') }),
  /** The given products or variants cost nothing. */
  z.object({ kind: z.literal('free_product'), items: itemsSchema.options[1], label }),
  /** Who buys so many of these gets so many of those at `percent` off, once an order. */
  z.object({
    kind: z.literal('buy_x_get_y'),
    buys: z.object({ items: chosenItemsSchema, quantity: z.number().int().min(1).max(100) }),
    gets: z.object({ items: chosenItemsSchema, quantity: z.number().int().min(1).max(100), percent }),
    label,
  }),
  z.object({ kind: z.literal('store_credit'), amount }),
  z.object({ kind: z.literal('gift_card'), amount }),
  /** A tag on the customer, which opens gated collections and segments. */
  z.object({ kind: z.literal('customer_tag'), tag: z.string().trim().min(1).max(40) }),
  /** Something that the merchant hands over; `description` is shown to the advocate as it stands. */
  z.object({ kind: z.literal('custom'), description: z.string().trim().min(1).max(200) }),
]);
export type Benefit = z.infer<typeof benefitSchema>;
export type BenefitKind = Benefit['kind'];
export const benefitKinds = benefitSchema.options.map(({ shape }) => shape.kind.value);

/** Benefits that are a redeem code. Friends get these only: they need their reward before there is an order. */
export const codeKinds = ['percentage', 'fixed_amount', 'free_shipping', 'free_product', 'buy_x_get_y'] as const;
export type CodeKind = (typeof codeKinds)[number];
export type CodeBenefit = Extract<Benefit, { kind: CodeKind }>;
export function isCodeBenefit(benefit: Benefit): benefit is CodeBenefit {
  return (codeKinds as readonly BenefitKind[]).includes(benefit.kind);
}

/** What a benefit is worth by itself; null for those whose worth depends on what is bought, or has no price. */
export function faceValue(benefit: Benefit): Money | null {
  return 'amount' in benefit ? benefit.amount : null;
}

export type Side = 'friend' | 'advocate';
export const sides = ['friend', 'advocate'] as const satisfies readonly Side[];

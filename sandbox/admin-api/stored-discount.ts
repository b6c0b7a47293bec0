import { z } from 'zod';
import type { Discount } from '../world/types.ts';

const ids = z.array(z.string()).default([]);

const items = z.object({
  all: z.boolean().default(false),
  products: z.object({ productsToAdd: ids, productVariantsToAdd: ids }).nullish(),
  collections: z.object({ add: ids }).nullish(),
});
export type StoredItems = z.output<typeof items>;

const effect = z.object({ percentage: z.number().nullish(), amount: z.string().nullish() });

const storedInput = z.object({
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string().nullish(),
  context: z.object({
    all: z.literal('ALL').nullish(),
    customers: z.object({ add: ids }).nullish(),
    customerSegments: z.object({ add: ids }).nullish(),
  }),
  customerGets: z
    .object({
      items: items.nullish(),
      value: z.object({
        percentage: z.number().nullish(),
        discountAmount: z.object({ amount: z.string(), appliesOnEachItem: z.boolean().default(false) }).nullish(),
        discountOnQuantity: z.object({ quantity: z.string(), effect }).nullish(),
      }),
      appliesOnOneTimePurchase: z.boolean().nullish(),
      appliesOnSubscription: z.boolean().nullish(),
    })
    .nullish(),
  customerBuys: z
    .object({
      items,
      value: z.object({ quantity: z.string().nullish(), amount: z.string().nullish() }),
      isOneTimePurchase: z.boolean().default(true),
      isSubscription: z.boolean().default(false),
    })
    .nullish(),
  minimumRequirement: z
    .object({
      subtotal: z.object({ greaterThanOrEqualToSubtotal: z.string().nullish() }).nullish(),
      quantity: z.object({ greaterThanOrEqualToQuantity: z.string().nullish() }).nullish(),
    })
    .nullish(),
  combinesWith: z
    .object({
      orderDiscounts: z.boolean().nullish(),
      productDiscounts: z.boolean().nullish(),
      shippingDiscounts: z.boolean().nullish(),
      productDiscountsWithTagsOnSameCartLine: z.object({ add: ids }).nullish(),
    })
    .nullish(),
  destination: z
    .object({
      all: z.boolean().nullish(),
      countries: z.object({ add: ids, includeRestOfWorld: z.boolean().default(false) }).nullish(),
    })
    .nullish(),
  maximumShippingPrice: z.string().nullish(),
  appliesOnOneTimePurchase: z.boolean().nullish(),
  appliesOnSubscription: z.boolean().nullish(),
  appliesOncePerCustomer: z.boolean().nullish(),
  usageLimit: z.number().nullish(),
  usesPerOrderLimit: z.number().nullish(),
  recurringCycleLimit: z.number().nullish(),
  tags: ids,
});

export type StoredInput = z.output<typeof storedInput>;

/** The accepted input of a discount, as the world keeps it, with its types back. */
export function storedInputOf(discount: Discount): StoredInput {
  return storedInput.parse(discount.input);
}

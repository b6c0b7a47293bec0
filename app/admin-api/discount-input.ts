import { assertNever } from '#app/domain/assert-never.ts';
import { formatDecimal } from '#app/domain/money.ts';
import type { ChosenItems, CodeBenefit, Items } from '#app/domain/reward/benefit.ts';
import type { Terms } from '#app/domain/reward/offer.ts';

/** What Shopify calls the way in which a discount is made. */
export type DiscountForm = 'basic' | 'free_shipping' | 'buy_x_get_y';

/** The part of Shopify's input that says what is taken off, and under which terms. */
export function discountInputOf(benefit: CodeBenefit, terms: Terms): { form: DiscountForm; input: object } {
  const conditions = {
    minimumRequirement: minimumOf(terms),
    combinesWith: terms.combinesWith,
    ...(terms.purchases === 'one_time' ? {} : firstPaymentOnly),
  };
  const gets = (items: Items, value: object) => ({
    form: 'basic' as const,
    input: { ...conditions, customerGets: { items: itemsOf(items), value, ...purchasesOf(terms) } },
  });
  switch (benefit.kind) {
    case 'percentage':
      return gets(terms.items, { percentage: benefit.percent / 100 });
    case 'fixed_amount':
      return gets(terms.items, {
        discountAmount: { amount: formatDecimal(benefit.amount), appliesOnEachItem: false },
      });
    case 'free_product':
      return gets(benefit.items, { percentage: 1 });
    case 'free_shipping':
      return {
        form: 'free_shipping',
        input: {
          ...conditions,
          ...purchasesOf(terms),
          // Shipping is free once; Shopify refuses a shipping discount that says it combines with another.
          combinesWith: { ...terms.combinesWith, shippingDiscounts: false },
          destination: { all: true },
        },
      };
    case 'buy_x_get_y':
      return { form: 'buy_x_get_y', input: buyXGetY(benefit, terms) };
    default:
      return assertNever(benefit);
  }
}

/** A minimum and renewals are no part of Shopify's input here. */
function buyXGetY({ buys, gets }: Extract<CodeBenefit, { kind: 'buy_x_get_y' }>, terms: Terms): object {
  const { purchases, combinesWith } = terms;
  return {
    combinesWith,
    usesPerOrderLimit: 1,
    customerBuys: {
      items: itemsOf(buys.items),
      value: { quantity: String(buys.quantity) },
      ...(purchases === 'one_time' ? {} : { isOneTimePurchase: purchases === 'both', isSubscription: true }),
    },
    customerGets: {
      items: itemsOf(gets.items),
      value: { discountOnQuantity: { quantity: String(gets.quantity), effect: { percentage: gets.percent / 100 } } },
      ...purchasesOf(terms),
    },
  };
}

/** A reward is used once: the first payment of a subscription, not each of its renewals. */
const firstPaymentOnly = { recurringCycleLimit: 1 };

/** Said only where it differs from Shopify's default: a shop without subscriptions has no use for these fields. */
function purchasesOf({ purchases }: Terms): object {
  return purchases === 'one_time'
    ? {}
    : { appliesOnOneTimePurchase: purchases === 'both', appliesOnSubscription: true };
}

function minimumOf({ minimumSubtotal }: Terms): object | null {
  return minimumSubtotal === null
    ? null
    : { subtotal: { greaterThanOrEqualToSubtotal: formatDecimal(minimumSubtotal) } };
}

function itemsOf(items: Items | ChosenItems): object {
  switch (items.kind) {
    case 'all':
      return { all: true };
    case 'products':
      return { products: { productsToAdd: items.productIds, productVariantsToAdd: items.variantIds } };
    case 'collections':
      return { collections: { add: items.collectionIds } };
    default:
      return assertNever(items);
  }
}

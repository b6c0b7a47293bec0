import { gid } from '../../world/ids.ts';
import { roundMoney } from '../../world/money.ts';
import type { Decimal, Shop } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import type { StoredInput, StoredItems } from '../stored-discount.ts';
import { customerView } from './customer.ts';
import { moneyView } from './money.ts';
import { segmentView } from './segment.ts';
import { collectionView, productView, variantView } from './product.ts';

/** DiscountContext: who may use it. */
export function contextView(context: AdminContext, { context: audience }: StoredInput): View {
  if (audience.customerSegments) {
    const ids = audience.customerSegments.add;
    const segments = context.shop.segments.filter(({ id }) => ids.includes(gid('Segment', id)));
    return { __typename: 'DiscountCustomerSegments', segments: segments.map(segmentView) };
  }
  if (!audience.customers) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' };
  const wanted = new Set(audience.customers.add);
  return {
    __typename: 'DiscountCustomers',
    customers: () =>
      context.shop.customers
        .filter(({ id }) => wanted.has(gid('Customer', id)))
        .map((customer) => customerView(context, customer)),
  };
}

export function customerGetsView(context: AdminContext, { customerGets }: StoredInput): View | null {
  if (!customerGets) return null;
  const { value } = customerGets;
  const { shop } = context;
  return {
    __typename: 'DiscountCustomerGets',
    appliesOnOneTimePurchase: customerGets.appliesOnOneTimePurchase ?? true,
    appliesOnSubscription: customerGets.appliesOnSubscription ?? false,
    items: itemsView(context, customerGets.items ?? { all: true }),
    value: value.discountOnQuantity
      ? {
          __typename: 'DiscountOnQuantity',
          quantity: { __typename: 'DiscountQuantity', quantity: value.discountOnQuantity.quantity },
          effect: value.discountOnQuantity.effect.amount
            ? amountView(value.discountOnQuantity.effect.amount, true, shop)
            : percentageView(value.discountOnQuantity.effect.percentage ?? 1),
        }
      : value.discountAmount
        ? amountView(value.discountAmount.amount, value.discountAmount.appliesOnEachItem, shop)
        : percentageView(value.percentage ?? 0),
  };
}

export function customerBuysView(context: AdminContext, { customerBuys }: StoredInput): View | null {
  if (!customerBuys) return null;
  return {
    __typename: 'DiscountCustomerBuys',
    isOneTimePurchase: customerBuys.isOneTimePurchase,
    isSubscription: customerBuys.isSubscription,
    items: itemsView(context, customerBuys.items),
    value: customerBuys.value.amount
      ? { __typename: 'DiscountPurchaseAmount', amount: customerBuys.value.amount }
      : { __typename: 'DiscountQuantity', quantity: customerBuys.value.quantity ?? '1' },
  };
}

export function minimumView(shop: Shop, { minimumRequirement }: StoredInput): View | null {
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  if (subtotal) {
    const money = moneyView(roundMoney(subtotal, shop.currencyDigits), shop);
    return { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: money };
  }
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  return quantity ? { __typename: 'DiscountMinimumQuantity', greaterThanOrEqualToQuantity: quantity } : null;
}

export function combinesWithView({ combinesWith }: StoredInput): View {
  return {
    __typename: 'DiscountCombinesWith',
    orderDiscounts: combinesWith?.orderDiscounts ?? false,
    productDiscounts: combinesWith?.productDiscounts ?? false,
    shippingDiscounts: combinesWith?.shippingDiscounts ?? false,
    productDiscountsWithTagsOnSameCartLine: combinesWith?.productDiscountsWithTagsOnSameCartLine?.add ?? null,
  };
}

export function destinationView({ destination }: StoredInput): View {
  if (!destination?.countries) return { __typename: 'DiscountCountryAll', allCountries: true };
  const { add, includeRestOfWorld } = destination.countries;
  return { __typename: 'DiscountCountries', countries: add, includeRestOfWorld };
}

function itemsView(context: AdminContext, items: Partial<StoredItems>): View {
  const { shop } = context;
  if (items.collections) {
    const wanted = new Set(items.collections.add);
    const collections = shop.collections.filter(({ id }) => wanted.has(gid('Collection', id)));
    return {
      __typename: 'DiscountCollections',
      collections: (args: PageArgs) =>
        connection(
          'Collection',
          collections,
          args,
          ({ id }) => id,
          (collection) => collectionView(context, collection),
        ),
    };
  }
  if (!items.products) return { __typename: 'AllDiscountItems', allItems: true };
  const products = new Set(items.products.productsToAdd);
  const variants = new Set(items.products.productVariantsToAdd);
  const pairs = shop.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  return {
    __typename: 'DiscountProducts',
    products: (args: PageArgs) => {
      const chosen = shop.products.filter(({ id }) => products.has(gid('Product', id)));
      return connection(
        'Product',
        chosen,
        args,
        ({ id }) => id,
        (product) => productView(context, product),
      );
    },
    productVariants: (args: PageArgs) => {
      const chosen = pairs.filter(({ variant }) => variants.has(gid('ProductVariant', variant.id)));
      return connection(
        'ProductVariant',
        chosen,
        args,
        ({ variant }) => variant.id,
        ({ product, variant }) => variantView(context, product, variant),
      );
    },
  };
}

function amountView(amount: Decimal, appliesOnEachItem: boolean, shop: Shop): View {
  const money = moneyView(roundMoney(amount, shop.currencyDigits), shop);
  return { __typename: 'DiscountAmount', amount: money, appliesOnEachItem };
}

function percentageView(percentage: number): View {
  return { __typename: 'DiscountPercentage', percentage };
}

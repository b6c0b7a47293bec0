import { GraphQLError } from 'graphql';
import { fulfillmentsOf } from '../orders/fulfillments.ts';
import { gid, partsOf } from '../world/ids.ts';
import type { AdminContext, View } from './context.ts';
import { notModeled } from './resolve-field.ts';
import { customerView } from './views/customer.ts';
import { findDispute } from './views/dispute.ts';
import { bulkCreationView, discountCodeNodeView, discountNodeView } from './views/discount.ts';
import { fulfillmentView } from './views/fulfillment.ts';
import { giftCardView } from './views/gift-card.ts';
import { installationView } from './views/installation.ts';
import { lineItemView } from './views/line-item.ts';
import { metafieldView } from './views/metafield.ts';
import { orderView } from './views/order.ts';
import { refundView } from './views/refund.ts';
import { collectionView, productView, variantView } from './views/product.ts';
import { segmentView } from './views/segment.ts';
import { sellingPlanGroupView } from './views/selling-plan.ts';
import { shopView } from './views/shop.ts';
import { findStoreCreditTransaction, storeCreditAccountView } from './views/store-credit.ts';

type Finder = (context: AdminContext, id: string) => View | null;

/** Finds one of a shop's list by id. */
function among<Item extends { id: string }>(
  listOf: (context: AdminContext) => Item[],
  view: (context: AdminContext, item: Item) => View,
): Finder {
  return (context, id) => {
    const found = listOf(context).find((item) => item.id === id);
    return found ? view(context, found) : null;
  };
}

const FINDERS: Record<string, Finder> = {
  AppInstallation: (context, id) => (context.installation.id === id ? installationView(context) : null),
  Collection: among(({ shop }) => shop.collections, collectionView),
  Customer: among(({ shop }) => shop.customers, customerView),
  DiscountCodeNode: among(({ shop }) => shop.discounts, discountCodeNodeView),
  DiscountNode: among(({ shop }) => shop.discounts, discountNodeView),
  DiscountRedeemCodeBulkCreation: among(({ shop }) => shop.bulkCreations, bulkCreationView),
  Fulfillment: (context, id) => {
    for (const order of context.shop.orders) {
      const fulfillment = fulfillmentsOf(order).find((each) => each.id === id);
      if (fulfillment) return fulfillmentView(context, order, fulfillment);
    }
    return null;
  },
  GiftCard: among(({ shop }) => shop.giftCards, giftCardView),
  LineItem: (context, id) => {
    const order = context.shop.orders.find(({ lines }) => lines.some((line) => line.id === id));
    const line = order?.lines.find((candidate) => candidate.id === id);
    return order && line ? lineItemView(context, order, line) : null;
  },
  Metafield: among(
    ({ shop }) => shop.metafields,
    (_context, metafield) => metafieldView(metafield),
  ),
  Order: among(({ shop }) => shop.orders, orderView),
  Product: among(({ shop }) => shop.products, productView),
  ProductVariant: (context, id) => {
    const product = context.shop.products.find(({ variants }) => variants.some((variant) => variant.id === id));
    const variant = product?.variants.find((candidate) => candidate.id === id);
    return product && variant ? variantView(context, product, variant) : null;
  },
  Refund: (context, id) => {
    const order = context.shop.orders.find(({ refunds }) => refunds.some((refund) => refund.id === id));
    const refund = order?.refunds.find((candidate) => candidate.id === id);
    return order && refund ? refundView(context, order, refund) : null;
  },
  Segment: among(
    ({ shop }) => shop.segments,
    (_context, segment) => segmentView(segment),
  ),
  SellingPlanGroup: (context, id) => {
    const product = context.shop.products.find(({ sellingPlans }) => sellingPlans?.[0]?.id === id);
    return product ? sellingPlanGroupView(context, product) : null;
  },
  ShopifyPaymentsDispute: findDispute,
  StoreCreditAccount: among(({ shop }) => shop.storeCreditAccounts, storeCreditAccountView),
  Shop: (context, id) => (context.shop.id === id ? shopView(context) : null),
};

/** The thing behind a gid, or null when the shop has none; a kind nobody models fails loudly. */
export function findNode(context: AdminContext, value: string): View | null {
  if (!/^gid:\/\/shopify\/[A-Za-z]+\/\d+/.test(value)) {
    throw new GraphQLError(`Invalid global id '${value}'`, { extensions: { code: 'argumentLiteralsIncompatible' } });
  }
  const { kind, id } = partsOf(value);
  if (/^StoreCreditAccount.+Transaction$/.test(kind)) return findStoreCreditTransaction(context, value);
  const finder = FINDERS[kind];
  if (!finder) throw notModeled(gid(kind, '…'));
  return finder(context, id);
}

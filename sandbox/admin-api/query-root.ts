import { GraphQLError } from 'graphql';
import { findRedeemCode } from '../world/redeem-codes.ts';
import { gid, partsOf } from '../world/ids.ts';
import type { Discount } from '../world/types.ts';
import { byId, invalidId } from './by-id.ts';
import { connection, type PageArgs } from './connection.ts';
import type { AdminContext } from './context.ts';
import { findNode } from './node.ts';
import { purseQueries } from './purse-queries.ts';
import { search } from './search.ts';
import { collectionSearch, customerSearch, discountSearch, orderSearch, productSearch } from './searchables.ts';
import { segmentQueries } from './segment-queries.ts';
import { sellingPlanQueries } from './selling-plan-queries.ts';
import { sorted } from './sort.ts';
import { customerView } from './views/customer.ts';
import { discountCodeNodeView, discountNodeView } from './views/discount.ts';
import { disputesView } from './views/dispute.ts';
import { installationView } from './views/installation.ts';
import { jobView } from './views/job.ts';
import { orderView } from './views/order.ts';
import { collectionView, countView, productView, variantView } from './views/product.ts';
import { shopLocalesView, shopView } from './views/shop.ts';

type ListArgs = PageArgs & { query?: string | null; sortKey: string };
type CountArgs = { query?: string | null; limit?: number | null };

const itemId = ({ id }: { id: string }): string => id;

function discountsOf(
  { shop, sandbox }: AdminContext,
  { query, sortKey, savedSearchId }: Partial<ListArgs> & { savedSearchId?: string | null },
): Discount[] {
  if (savedSearchId) throw new GraphQLError('The sandbox has no saved searches.');
  return sorted(search(shop.discounts, query, discountSearch(sandbox.now())), sortKey ?? 'ID', {
    TITLE: ({ input }) => String(input['title']),
    STARTS_AT: ({ input }) => String(input['startsAt']),
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
  });
}

/** Every query the sandbox can answer. */
export const queryRoot = {
  shop: (_args: unknown, context: AdminContext) => shopView(context),
  shopLocales: (_args: unknown, context: AdminContext) => shopLocalesView(context),
  currentAppInstallation: (_args: unknown, context: AdminContext) => installationView(context),
  ...purseQueries,
  ...segmentQueries,
  ...sellingPlanQueries,

  customer: byId('Customer'),
  customers: (args: ListArgs, context: AdminContext) =>
    connection(
      'Customer',
      sorted(search(context.shop.customers, args.query, customerSearch), args.sortKey, {
        CREATED_AT: ({ createdAt }) => createdAt,
        UPDATED_AT: ({ updatedAt }) => updatedAt,
        NAME: ({ lastName, firstName }) => `${lastName}, ${firstName}`,
      }),
      args,
      itemId,
      (customer) => customerView(context, customer),
    ),
  customersCount: ({ query, limit }: CountArgs, { shop }: AdminContext) =>
    countView(search(shop.customers, query, customerSearch).length, limit),
  customerByIdentifier: ({ identifier }: { identifier: Record<string, string> }, context: AdminContext) => {
    const [[by, value] = ['', '']] = Object.entries(identifier);
    const found = context.shop.customers.find((customer) => {
      if (by === 'id') return gid('Customer', customer.id) === value;
      if (by === 'emailAddress') return customer.email !== '' && customer.email.toLowerCase() === value.toLowerCase();
      return by === 'phoneNumber' && customer.phone === value;
    });
    return found ? customerView(context, found) : null;
  },

  order: byId('Order'),
  orders: (args: ListArgs, context: AdminContext) =>
    connection(
      'Order',
      sorted(search(context.shop.orders, args.query, orderSearch(context.shop)), args.sortKey, {
        CREATED_AT: ({ createdAt }) => createdAt,
        PROCESSED_AT: ({ processedAt }) => processedAt,
        UPDATED_AT: ({ updatedAt }) => updatedAt,
        ORDER_NUMBER: ({ number }) => String(number).padStart(12, '0'),
      }),
      args,
      itemId,
      (order) => orderView(context, order),
    ),
  refund: byId('Refund'),
  fulfillment: byId('Fulfillment'),
  dispute: byId('ShopifyPaymentsDispute'),
  disputes: (args: ListArgs, context: AdminContext) => disputesView(context, args),
  ordersCount: ({ query, limit }: CountArgs, { shop }: AdminContext) =>
    countView(search(shop.orders, query, orderSearch(shop)).length, limit),

  product: byId('Product'),
  productVariant: byId('ProductVariant'),
  products: (args: ListArgs, context: AdminContext) =>
    connection(
      'Product',
      sorted(search(context.shop.products, args.query, productSearch(context.shop)), args.sortKey, {
        TITLE: ({ title }) => title,
        VENDOR: ({ vendor }) => vendor,
      }),
      args,
      itemId,
      (product) => productView(context, product),
    ),
  productsCount: ({ query, limit }: CountArgs, { shop }: AdminContext) =>
    countView(search(shop.products, query, productSearch(shop)).length, limit),
  productVariants: (args: ListArgs, context: AdminContext) => {
    const pairs = context.shop.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
    return connection(
      'ProductVariant',
      search(pairs, args.query, {
        fields: { id: ({ variant }) => variant.id, sku: ({ variant }) => variant.sku },
        text: ({ variant }) => [variant.title],
      }),
      args,
      ({ variant }) => variant.id,
      ({ product, variant }) => variantView(context, product, variant),
    );
  },
  collection: byId('Collection'),
  collections: (args: ListArgs, context: AdminContext) =>
    connection(
      'Collection',
      sorted(search(context.shop.collections, args.query, collectionSearch), args.sortKey, {
        TITLE: ({ title }) => title,
      }),
      args,
      itemId,
      (collection) => collectionView(context, collection),
    ),
  collectionsCount: ({ query, limit }: CountArgs, { shop }: AdminContext) =>
    countView(search(shop.collections, query, collectionSearch).length, limit),

  discountNode: ({ id }: { id: string }, context: AdminContext) => {
    const { kind, id: digits } = partsOf(id);
    if (kind !== 'DiscountNode' && kind !== 'DiscountCodeNode') throw invalidId(id);
    const discount = context.shop.discounts.find((candidate) => candidate.id === digits);
    return discount ? discountNodeView(context, discount) : null;
  },
  discountNodes: (args: ListArgs & { savedSearchId?: string | null }, context: AdminContext) =>
    connection('DiscountNode', discountsOf(context, args), args, itemId, (discount) =>
      discountNodeView(context, discount),
    ),
  discountNodesCount: (args: CountArgs, context: AdminContext) =>
    countView(discountsOf(context, args).length, args.limit),
  codeDiscountNode: byId('DiscountCodeNode'),
  codeDiscountNodes: (args: ListArgs & { savedSearchId?: string | null }, context: AdminContext) =>
    connection('DiscountCodeNode', discountsOf(context, args), args, itemId, (discount) =>
      discountCodeNodeView(context, discount),
    ),
  codeDiscountNodeByCode: ({ code }: { code: string }, context: AdminContext) => {
    const found = findRedeemCode(context.shop, code);
    return found ? discountCodeNodeView(context, found.discount) : null;
  },
  discountCodesCount: (args: CountArgs, context: AdminContext) =>
    countView(
      discountsOf(context, args).reduce((sum, { codes }) => sum + codes.length, 0),
      args.limit,
    ),
  discountRedeemCodeBulkCreation: byId('DiscountRedeemCodeBulkCreation'),

  job: ({ id }: { id: string }, { shop }: AdminContext) => {
    const job = shop.jobs.find((each) => gid('Job', each.id) === id);
    return job ? jobView(job) : null;
  },
  node: ({ id }: { id: string }, context: AdminContext) => findNode(context, id),
  nodes: ({ ids }: { ids: string[] }, context: AdminContext) => ids.map((id) => findNode(context, id)),
};

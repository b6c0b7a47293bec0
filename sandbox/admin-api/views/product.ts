import { gid } from '../../world/ids.ts';
import { compareMoney } from '../../world/money.ts';
import type { Collection, Product, Variant } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { storefrontUrl } from '../storefront-url.ts';
import { metafieldFields } from './metafield.ts';
import { moneyView } from './money.ts';
import { sellingPlanGroupFields } from './selling-plan.ts';

export function productView(context: AdminContext, product: Product): View {
  const { shop, sandbox } = context;
  const id = gid('Product', product.id);
  const prices = product.variants.map(({ price }) => price).sort(compareMoney);
  return {
    __typename: 'Product',
    id,
    legacyResourceId: product.id,
    handle: product.handle,
    title: product.title,
    description: product.description,
    descriptionHtml: `<p>${product.description}</p>`,
    vendor: product.vendor,
    productType: '',
    status: 'ACTIVE',
    tags: [...product.tags].sort(),
    isGiftCard: false,
    hasOnlyDefaultVariant: product.variants.length === 1,
    onlineStoreUrl: `${storefrontUrl(sandbox, shop)}/products/${product.handle}`,
    featuredMedia: () => mediaView(product),
    featuredImage: () => imageView(product),
    priceRangeV2: {
      __typename: 'ProductPriceRangeV2',
      minVariantPrice: moneyView(prices[0] ?? '0', shop),
      maxVariantPrice: moneyView(prices.at(-1) ?? '0', shop),
    },
    variantsCount: countView(product.variants.length),
    variants: (args: PageArgs) =>
      connection(
        'ProductVariant',
        product.variants,
        args,
        (variant) => variant.id,
        (variant) => variantView(context, product, variant),
      ),
    inCollection: ({ id: collectionId }: { id: string }) =>
      shop.collections.some(
        (collection) => gid('Collection', collection.id) === collectionId && collection.productIds.includes(product.id),
      ),
    ...sellingPlanGroupFields(context, product),
    collections: (args: PageArgs) => {
      const holding = shop.collections.filter(({ productIds }) => productIds.includes(product.id));
      return connection(
        'Collection',
        holding,
        args,
        (collection) => collection.id,
        (collection) => collectionView(context, collection),
      );
    },
    ...metafieldFields(context, id),
  };
}

export function variantView(context: AdminContext, product: Product, variant: Variant): View {
  const id = gid('ProductVariant', variant.id);
  return {
    __typename: 'ProductVariant',
    id,
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku || null,
    price: variant.price,
    compareAtPrice: null,
    availableForSale: true,
    position: product.variants.indexOf(variant) + 1,
    product: () => productView(context, product),
    ...sellingPlanGroupFields(context, product),
    image: () => imageView(product),
    ...metafieldFields(context, id),
  };
}

export function collectionView(context: AdminContext, collection: Collection): View {
  const { shop } = context;
  const id = gid('Collection', collection.id);
  const products = () => shop.products.filter((product) => collection.productIds.includes(product.id));
  return {
    __typename: 'Collection',
    id,
    legacyResourceId: collection.id,
    handle: collection.handle,
    title: collection.title,
    description: '',
    descriptionHtml: '',
    image: null,
    productsCount: countView(collection.productIds.length),
    products: (args: PageArgs) =>
      connection(
        'Product',
        products(),
        args,
        (product) => product.id,
        (product) => productView(context, product),
      ),
    hasProduct: ({ id: productId }: { id: string }) =>
      products().some((product) => gid('Product', product.id) === productId),
    ...metafieldFields(context, id),
  };
}

/** A count; those of Shopify are exact up to a limit the asker may set. */
export function countView(count: number, limit?: number | null): View {
  const capped = limit !== null && limit !== undefined && count > limit;
  return { __typename: 'Count', count: capped ? limit : count, precision: capped ? 'AT_LEAST' : 'EXACT' };
}

function mediaView(product: Product): View {
  return {
    __typename: 'MediaImage',
    id: gid('MediaImage', product.id),
    alt: product.title,
    mediaContentType: 'IMAGE',
    status: 'READY',
    image: () => imageView(product),
    preview: () => ({ __typename: 'MediaPreviewImage', image: imageView(product), status: 'READY' }),
  };
}

function imageView(product: Product): View {
  return {
    __typename: 'Image',
    id: gid('ProductImage', product.id),
    altText: product.title,
    url: () => product.imageUrl,
    width: 400,
    height: 400,
  };
}

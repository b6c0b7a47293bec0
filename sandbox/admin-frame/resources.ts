import { gid } from '../world/ids.ts';
import type { Collection, Product, Shop, Variant } from '../world/types.ts';
import type { PickedResource, PickerWish } from './protocol.ts';

/** What the resource picker offers, in the shape that App Bridge gives the app. */
export function pickerResources(shop: Shop, type: PickerWish['type'], query: string): PickedResource[] {
  if (type === 'collection')
    return shop.collections.filter((each) => matches(query, each.title)).map(collectionResource);
  const products = shop.products
    .filter((each) => matches(query, each.title, each.vendor, ...each.tags))
    .map(productResource);
  return type === 'product' ? products : products.flatMap((product) => product.variants ?? []);
}

/** Every word has to occur somewhere; `vendor:Acme` and its like are read as their value. */
function matches(query: string, ...texts: string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word.replace(/^[a-z_]+:/, '').replaceAll(/["'*]/g, '')));
}

function productResource(product: Product): PickedResource {
  const images = [{ id: gid('ProductImage', product.id), altText: product.title, originalSrc: product.imageUrl }];
  return {
    id: gid('Product', product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.description,
    vendor: product.vendor,
    productType: '',
    tags: product.tags,
    status: 'ACTIVE',
    images,
    options: [],
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalVariants: product.variants.length,
    templateSuffix: null,
    tracksInventory: false,
    variants: product.variants.map((variant, index) => variantResource(product, variant, index + 1)),
  };
}

function variantResource(product: Product, variant: Variant, position: number): PickedResource {
  return {
    id: gid('ProductVariant', variant.id),
    title: variant.title,
    displayName: product.variants.length > 1 ? `${product.title} - ${variant.title}` : product.title,
    price: variant.price,
    sku: variant.sku,
    position,
    availableForSale: true,
    requiresShipping: variant.requiresShipping,
    product: { id: gid('Product', product.id) },
  };
}

function collectionResource(collection: Collection): PickedResource {
  return {
    id: gid('Collection', collection.id),
    title: collection.title,
    handle: collection.handle,
    productsCount: collection.productIds.length,
    templateSuffix: null,
  };
}

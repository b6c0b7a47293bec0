import type { Collection, Product } from '../../world/types.ts';
import { metafieldsOf } from './metafields.ts';
import { pathOn, shownAmount, type Page } from './page.ts';

/** A product in Liquid, also as a member of a collection. */
export function productObject(page: Page, product: Product): Record<string, unknown> {
  const url = pathOn(page, `/products/${product.handle}`);
  const variants = product.variants.map((variant) => ({
    id: BigInt(variant.id),
    title: variant.title,
    price: shownAmount(page, variant.price),
    sku: variant.sku,
    available: true,
    requires_shipping: variant.requiresShipping,
    url: `${url}?variant=${variant.id}`,
  }));
  const prices = variants.map(({ price }) => price);
  const image = { src: product.imageUrl, alt: product.title, width: 800, height: 800, aspect_ratio: 1 };
  return {
    id: BigInt(product.id),
    title: product.title,
    handle: product.handle,
    url,
    description: product.description,
    content: product.description,
    vendor: product.vendor,
    type: '',
    tags: product.tags,
    available: true,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: null,
    featured_image: image,
    featured_media: image,
    images: [image],
    variants,
    requires_selling_plan: false,
    selling_plan_groups: sellingPlanGroups(product),
    has_only_default_variant: variants.length === 1,
    first_available_variant: variants[0],
    selected_or_first_available_variant: variants[0],
    metafields: metafieldsOf(page, 'Product', product.id),
  };
}

function sellingPlanGroups({ title, sellingPlans = [] }: Product): Record<string, unknown>[] {
  if (sellingPlans.length === 0) return [];
  const plans = sellingPlans.map(({ id, name }) => ({ id: BigInt(id), name }));
  return [{ id: plans[0]?.id, name: title, selling_plans: plans }];
}

/** A collection in Liquid, with its products. */
export function collectionObject(page: Page, collection: Collection): Record<string, unknown> {
  const products = page.shop.products.filter(({ id }) => collection.productIds.includes(id));
  return {
    id: BigInt(collection.id),
    title: collection.title,
    handle: collection.handle,
    url: pathOn(page, `/collections/${collection.handle}`),
    products_count: products.length,
    products: products.map((product) => productObject(page, product)),
    metafields: { custom: { required_tag: { value: collection.requiredTag ?? null } } },
  };
}

import type { ItemsForm } from '#app/domain/program/form-fields.ts';

/** What the shop's goods are called, by gid; a variant knows its product, which the picker wants to hear. */
export type GoodsNames = Readonly<Record<string, { title: string; productId: string | null }>>;

/** A product as App Bridge's picker answers it, with those of its variants that were chosen. */
interface PickedProduct {
  id: string;
  title: string;
  totalVariants: number;
  variants: readonly { id?: string | undefined; displayName?: string | undefined }[];
}

/** A product with all its variants is the product; otherwise each chosen variant stands for itself. */
export function readPickedProducts(products: readonly PickedProduct[]): { ids: string[]; names: GoodsNames } {
  const names: Record<string, { title: string; productId: string | null }> = {};
  for (const product of products) {
    if (product.variants.length === 0 || product.variants.length >= product.totalVariants) {
      names[product.id] = { title: product.title, productId: null };
      continue;
    }
    for (const { id, displayName } of product.variants)
      if (id !== undefined) names[id] = { title: displayName ?? product.title, productId: product.id };
  }
  return { ids: Object.keys(names), names };
}

/** What is chosen now, as the picker wants to hear it. A variant whose product is not known cannot be shown as chosen. */
export function pickerSelection({ kind, ids }: ItemsForm, names: GoodsNames) {
  if (kind === 'collections') return ids.map((id) => ({ id }));
  const products = new Map<string, { id: string }[]>();
  for (const id of ids) {
    const isVariant = id.includes('/ProductVariant/');
    const productId = isVariant ? names[id]?.productId : id;
    if (productId === undefined || productId === null) continue;
    products.set(productId, [...(products.get(productId) ?? []), ...(isVariant ? [{ id }] : [])]);
  }
  return [...products].map(([id, variants]) => (variants.length === 0 ? { id } : { id, variants }));
}

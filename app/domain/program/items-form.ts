import { allItems, mostItems, type ChosenItems, type Items } from '../reward/benefit.ts';
import type { FieldReader } from './field-reader.ts';
import type { FieldPath, ItemsForm } from './form-fields.ts';

export const allItemsForm: ItemsForm = { kind: 'all', ids: [] };
export const noItemsForm: ItemsForm = { kind: 'products', ids: [] };

export function readItems(reader: FieldReader, path: FieldPath, form: ItemsForm): Items {
  return form.kind === 'all' ? allItems : readChosenItems(reader, path, form);
}

/** Goods that have to be named. */
export function readChosenItems(reader: FieldReader, path: FieldPath, form: ItemsForm): ChosenItems {
  if (form.kind === 'collections') {
    const collectionIds = ofKind('Collection', form.ids);
    checkCount(reader, path, [collectionIds]);
    return { kind: 'collections', collectionIds };
  }
  return readProducts(reader, path, form);
}

/** Products and variants, which alone can be given away. */
export function readProducts(
  reader: FieldReader,
  path: FieldPath,
  form: ItemsForm,
): Extract<Items, { kind: 'products' }> {
  const productIds = form.kind === 'products' ? ofKind('Product', form.ids) : [];
  const variantIds = form.kind === 'products' ? ofKind('ProductVariant', form.ids) : [];
  checkCount(reader, path, [productIds, variantIds]);
  return { kind: 'products', productIds, variantIds };
}

export function toItemsForm(items: Items): ItemsForm {
  switch (items.kind) {
    case 'all':
      return allItemsForm;
    case 'products':
      return { kind: 'products', ids: [...items.productIds, ...items.variantIds] };
    case 'collections':
      return { kind: 'collections', ids: items.collectionIds };
  }
}

function ofKind(kind: string, ids: readonly string[]): string[] {
  const pattern = new RegExp(`^gid://shopify/${kind}/\\d+$`);
  return [...new Set(ids)].filter((id) => pattern.test(id));
}

function checkCount(reader: FieldReader, path: FieldPath, lists: string[][]): void {
  if (lists.every((ids) => ids.length === 0)) reader.refuse(path, 'no_items');
  if (lists.some((ids) => ids.length > mostItems)) reader.refuse(path, 'too_many');
}

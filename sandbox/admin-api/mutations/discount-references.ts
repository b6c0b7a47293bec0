import { gid } from '../../world/ids.ts';
import type { Shop } from '../../world/types.ts';
import { notModeled } from '../resolve-field.ts';
import { at, idsAt, type Input } from './input.ts';
import type { DiscountRefusal } from './user-error.ts';

/** Why Shopify would not take the items of a discount: none, too many kinds, or some that the shop does not have. */
export function itemRefusals(
  shop: Shop,
  field: string[],
  items: Input | undefined,
  mayBeAll: boolean,
): DiscountRefusal[] {
  const products = items && at(items, 'products');
  const collections = items && at(items, 'collections');
  const all = items?.['all'] === true;
  const kinds = [all, products, collections].filter(Boolean).length;
  if (kinds === 0) return [{ code: 'BLANK', field, message: "Items can't be blank" }];
  if (kinds > 1)
    return [{ code: 'TOO_MANY_ARGUMENTS', field, message: 'Only one of all, products and collections can be given' }];
  if (all)
    return mayBeAll
      ? []
      : [{ code: 'INVALID', field: [...field, 'all'], message: 'All items is not valid for buy X get Y discounts' }];

  const chosen = [
    ...idsAt(products, 'productsToAdd'),
    ...idsAt(products, 'productVariantsToAdd'),
    ...idsAt(collections, 'add'),
  ];
  if (chosen.length === 0)
    return [{ code: 'APPLIES_ON_NOTHING', field, message: 'Discount must apply to at least one item' }];
  const known = new Set([
    ...shop.products.map(({ id }) => gid('Product', id)),
    ...shop.products.flatMap(({ variants }) => variants.map(({ id }) => gid('ProductVariant', id))),
    ...shop.collections.map(({ id }) => gid('Collection', id)),
  ]);
  const unknown = chosen.filter((id) => !known.has(id));
  return unknown.map((id) => ({ code: 'INVALID', field, message: `${id} is not an item of the shop` }));
}

/** Why Shopify would not take a discount's audience. The schema has seen to it that there is one kind of it at most. */
export function audienceRefusals(shop: Shop, argument: string, context: Input | undefined): DiscountRefusal[] {
  const field = [argument, 'context'];
  if (!context) return [{ code: 'BLANK', field, message: "Context can't be blank" }];
  if (context['markets']) throw notModeled('DiscountContextInput.markets');
  const segments = at(context, 'customerSegments');
  if (segments) return segmentRefusals(shop, [...field, 'customerSegments'], idsAt(segments, 'add'));
  const customers = at(context, 'customers');
  if (!customers) return [];
  const chosen = idsAt(customers, 'add');
  if (chosen.length === 0)
    return [{ code: 'BLANK', field: [...field, 'customers'], message: "Customers can't be blank" }];
  const known = new Set(shop.customers.map(({ id }) => gid('Customer', id)));
  const unknown = chosen.filter((id) => !known.has(id));
  return unknown.map((id) => ({
    code: 'INVALID',
    field: [...field, 'customers', 'add'],
    message: `${id} is not a customer of the shop`,
  }));
}

function segmentRefusals(shop: Shop, field: string[], chosen: string[]): DiscountRefusal[] {
  if (chosen.length === 0) return [{ code: 'BLANK', field, message: "Customer segments can't be blank" }];
  const known = new Set(shop.segments.map(({ id }) => gid('Segment', id)));
  const unknown = chosen.filter((id) => !known.has(id));
  return unknown.map((id) => ({
    code: 'INVALID',
    field: [...field, 'add'],
    message: `${id} is not a segment of the shop`,
  }));
}

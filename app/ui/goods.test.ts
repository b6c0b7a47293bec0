import { expect, test } from 'vitest';
import { pickerSelection, readPickedProducts } from './goods.ts';

const mug = 'gid://shopify/Product/1';
const shirt = 'gid://shopify/Product/2';
const small = 'gid://shopify/ProductVariant/21';
const large = 'gid://shopify/ProductVariant/22';
const variants = [
  { id: small, displayName: 'Shirt - S' },
  { id: large, displayName: 'Shirt - L' },
];

test('a product chosen with all its variants is the product, and a part of them is those variants', () => {
  const whole = readPickedProducts([
    { id: mug, title: 'Mug', totalVariants: 1, variants: [{ id: 'gid://shopify/ProductVariant/11' }] },
    { id: shirt, title: 'Shirt', totalVariants: 2, variants },
  ]);
  expect(whole.ids).toEqual([mug, shirt]);
  const part = readPickedProducts([{ id: shirt, title: 'Shirt', totalVariants: 2, variants: [variants[0]!] }]);
  expect(part).toEqual({ ids: [small], names: { [small]: { title: 'Shirt - S', productId: shirt } } });
});

test('what was chosen is chosen again when the picker opens', () => {
  const names = {
    [small]: { title: 'Shirt - S', productId: shirt },
    [large]: { title: 'Shirt - L', productId: shirt },
  };
  expect(pickerSelection({ kind: 'products', ids: [mug, small, large] }, names)).toEqual([
    { id: mug },
    { id: shirt, variants: [{ id: small }, { id: large }] },
  ]);
  const collection = 'gid://shopify/Collection/7';
  expect(pickerSelection({ kind: 'collections', ids: [collection] }, {})).toEqual([{ id: collection }]);
});

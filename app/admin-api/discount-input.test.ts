import { coerceInputValue, type GraphQLInputType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { adminSchema } from '../../sandbox/admin-api/schema.ts';
import type { CodeBenefit } from '#app/domain/reward/benefit.ts';
import { defaultTerms, type Terms } from '#app/domain/reward/offer.ts';
import { discountInputOf, type DiscountForm } from './discount-input.ts';

const yen = (amountMinor: bigint) => ({ amountMinor, currency: 'JPY' });
const dinars = (amountMinor: bigint) => ({ amountMinor, currency: 'KWD' });
const products = {
  kind: 'products' as const,
  productIds: ['gid://shopify/Product/1'],
  variantIds: ['gid://shopify/ProductVariant/2'],
};
const collections = { kind: 'collections' as const, collectionIds: ['gid://shopify/Collection/3'] };

const benefits: CodeBenefit[] = [
  { kind: 'percentage', percent: 7 },
  { kind: 'fixed_amount', amount: dinars(2500n) },
  { kind: 'free_shipping' },
  { kind: 'free_product', items: products },
  {
    kind: 'buy_x_get_y',
    buys: { items: collections, quantity: 2 },
    gets: { items: products, quantity: 1, percent: 50 },
  },
];
const inputs: Record<DiscountForm, string> = {
  basic: 'DiscountCodeBasicInput',
  free_shipping: 'DiscountCodeFreeShippingInput',
  buy_x_get_y: 'DiscountCodeBxgyInput',
};
const inputOf = (benefit: CodeBenefit, terms: Partial<Terms> = {}) =>
  discountInputOf(benefit, { ...defaultTerms, ...terms });

describe.each(benefits)('$kind', (benefit) => {
  const everyTerm: Partial<Terms> = {
    minimumSubtotal: dinars(10_250n),
    items: collections,
    purchases: 'both',
    combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
  };
  test.each([
    ['no terms', {}],
    ['every term', everyTerm],
    ['subscriptions only', { purchases: 'subscription' }],
  ] as [string, Partial<Terms>][])('with %s is what the schema takes', (_name, terms) => {
    const { form, input } = inputOf(benefit, terms);
    const wrong: string[] = [];
    const type = adminSchema().getType(inputs[form]) as GraphQLInputType;
    coerceInputValue(input, type, (path, _value, error) => wrong.push(`${path.join('.')}: ${error.message}`));
    expect(wrong).toEqual([]);
  });

  test('on one-time purchases says nothing of subscriptions, and on both says all of it', () => {
    expect(JSON.stringify(inputOf(benefit).input)).not.toMatch(/ubscription|recurring/);
    expect(JSON.stringify(inputOf(benefit, { purchases: 'both' }).input)).toMatch(
      /OneTimePurchase":true.*ubscription":true/,
    );
  });
});

test.each([
  [{ kind: 'percentage', percent: 29 }, { percentage: 0.29 }],
  [{ kind: 'fixed_amount', amount: yen(500n) }, { discountAmount: { amount: '500', appliesOnEachItem: false } }],
  [{ kind: 'fixed_amount', amount: dinars(2500n) }, { discountAmount: { amount: '2.500', appliesOnEachItem: false } }],
  [{ kind: 'free_product', items: products }, { percentage: 1 }],
] as [CodeBenefit, object][])('%o is exactly that much off', (benefit, value) => {
  expect(inputOf(benefit).input).toMatchObject({ customerGets: { value } });
});

test('free shipping never says that it combines with free shipping, which Shopify refuses', () => {
  expect(inputOf({ kind: 'free_shipping' }).input).toMatchObject({
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  });
});

test('the goods and the minimum are those of the terms', () => {
  const minimumSubtotal = dinars(10_250n);
  expect(inputOf({ kind: 'percentage', percent: 10 }, { items: collections, minimumSubtotal }).input).toMatchObject({
    customerGets: { items: { collections: { add: collections.collectionIds } } },
    minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '10.250' } },
  });
});

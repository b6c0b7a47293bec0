import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../testing/sandbox.ts';
import type { Discount } from '../world/types.ts';
import { discountOf, percentOff, pricingOf } from './fixtures.ts';
import { refusalMessage } from './messages.ts';
import type { PricingInput } from './pricing-input.ts';
import { priceCart } from './price-cart.ts';

const used = (usageCount: number, usedByCustomerIds: string[] = []) => ({
  codes: [{ id: '1', code: 'TEN', usageCount, usedByCustomerIds, createdByApp: true }],
});

const cases: [name: string, discount: Discount | null, input: Partial<PricingInput>, reason: unknown][] = [
  ['a code nobody made', null, {}, { kind: 'not-found' }],
  ['a deactivated discount', discountOf('TEN', percentOff(0.1), { deactivated: true }), {}, { kind: 'disabled' }],
  [
    'before it starts',
    discountOf('TEN', { ...percentOff(0.1), startsAt: '2026-11-21T12:00:01Z' }),
    {},
    { kind: 'not-started' },
  ],
  [
    'from the second it ends',
    discountOf('TEN', { ...percentOff(0.1), endsAt: '2026-11-21T12:00:00Z' }),
    {},
    { kind: 'expired' },
  ],
  ['a code used up', discountOf('TEN', { ...percentOff(0.1), usageLimit: 1 }, used(1)), {}, { kind: 'limit-reached' }],
  [
    'a customer who used it before',
    discountOf('TEN', { ...percentOff(0.1), appliesOncePerCustomer: true }, used(1, ['7'])),
    { customerId: '7' },
    { kind: 'already-used' },
  ],
  [
    'somebody else’s code',
    discountOf('TEN', { ...percentOff(0.1), context: { customers: { add: ['gid://shopify/Customer/7'] } } }),
    { customerId: '8' },
    { kind: 'not-for-this-customer' },
  ],
  [
    'a personal code while nobody is known',
    discountOf('TEN', { ...percentOff(0.1), context: { customers: { add: ['gid://shopify/Customer/7'] } } }),
    {},
    { kind: 'customer-unknown' },
  ],
  [
    'a cart below the minimum',
    discountOf('TEN', {
      ...percentOff(0.1),
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '199.01' } },
    }),
    {},
    { kind: 'minimum-subtotal', subtotal: '199.01' },
  ],
  [
    'too few pieces',
    discountOf('TEN', { ...percentOff(0.1), minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: '4' } } }),
    {},
    { kind: 'minimum-quantity', quantity: 4 },
  ],
  [
    'nothing entitled in the cart',
    discountOf('TEN', {
      customerGets: { items: { products: { productsToAdd: ['gid://shopify/Product/9'] } }, value: { percentage: 0.1 } },
    }),
    {},
    { kind: 'no-entitled-items' },
  ],
  [
    'subscriptions only',
    discountOf('TEN', {
      customerGets: {
        items: { all: true },
        value: { percentage: 0.1 },
        appliesOnOneTimePurchase: false,
        appliesOnSubscription: true,
      },
    }),
    {},
    { kind: 'no-entitled-items' },
  ],
  [
    'shipping to a country not covered',
    discountOf('TEN', { destination: { countries: { add: ['CA'] } } }, { kind: 'freeShipping' }),
    {},
    { kind: 'shipping-not-covered' },
  ],
  [
    'shipping dearer than the discount pays',
    discountOf('TEN', { destination: { all: true }, maximumShippingPrice: '5.99' }, { kind: 'freeShipping' }),
    {},
    { kind: 'shipping-not-covered' },
  ],
];

describe('why a code does not apply', () => {
  it.each(cases)('%s', (_, discount, input, reason) => {
    const priced = priceCart(pricingOf(discount ? [discount] : [], ['TEN'], input));
    expect(priced.applied).toEqual([]);
    expect(priced.refused).toEqual([{ typed: 'TEN', reason }]);
    expect(priced.total).toBe('205.00');
  });

  it('is allowed at exactly the minimum, on the last second, and on the last use', () => {
    const discount = discountOf('TEN', {
      ...percentOff(0.1),
      endsAt: '2026-11-21T12:00:01Z',
      usageLimit: 1,
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '199.00' } },
    });
    expect(priceCart(pricingOf([discount], ['TEN'])).applied).toHaveLength(1);
  });

  it('is said in the shop’s language and money', () => {
    const { luma, rive } = createTestSandbox();
    const reason = { kind: 'minimum-subtotal', subtotal: '50.00' } as const;
    expect(refusalMessage(reason, 'Ten', luma)).toBe('Spend at least $50.00 to use the Ten discount code');
    expect(refusalMessage(reason, 'Ten', rive)).toMatch(
      /^Dépensez au moins 50,00\s€ pour utiliser le code de réduction Ten$/,
    );
  });
});

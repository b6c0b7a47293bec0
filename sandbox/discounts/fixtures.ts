import type { Discount } from '../world/types.ts';
import type { PricingInput } from './pricing-input.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');

/** A discount for tests: one code, for everyone, for ever, unless said otherwise. */
export function discountOf(code: string, input: Record<string, unknown>, more: Partial<Discount> = {}): Discount {
  return {
    id: `9${[...code].map((letter) => letter.charCodeAt(0)).join('')}`.slice(0, 15),
    kind: 'basic',
    input: { title: code, startsAt: '2026-01-01T00:00:00Z', context: { all: 'ALL' }, ...input },
    codes: [{ id: '1', code, usageCount: 0, usedByCustomerIds: [], createdByApp: true }],
    createdAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    deactivated: false,
    ...more,
  };
}

/** `customerGets` of a percentage off everything. */
export function percentOff(fraction: number): Record<string, unknown> {
  return { customerGets: { items: { all: true }, value: { percentage: fraction } } };
}

/** `customerGets` of an amount off everything. */
export function amountOff(amount: string): Record<string, unknown> {
  return { customerGets: { items: { all: true }, value: { discountAmount: { amount, appliesOnEachItem: false } } } };
}

/** A cart of two lines, 99.00 and 2 × 50.00, priced at noon. */
export function pricingOf(discounts: Discount[], codes: string[], more: Partial<PricingInput> = {}): PricingInput {
  return {
    lines: [
      { productId: '101', variantId: '201', quantity: 1, unitPrice: '99.00' },
      { productId: '102', variantId: '202', quantity: 2, unitPrice: '50.00' },
    ],
    shippingPrice: '6.00',
    shippingCountry: 'US',
    discounts,
    collections: [{ id: '301', handle: 'light', title: 'Light', productIds: ['101'] }],
    codes,
    customerId: null,
    now: NOW,
    currencyDigits: 2,
    ...more,
  };
}

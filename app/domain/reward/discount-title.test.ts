import { expect, test } from 'vitest';
import type { CodeBenefit } from './benefit.ts';
import { discountTitle } from './discount-title.ts';
import { offerOf } from './offer.ts';

const products = { kind: 'products' as const, productIds: ['gid://shopify/Product/1'], variantIds: [] };

test.each<[CodeBenefit, string | null, string]>([
  [{ kind: 'percentage', percent: 10 }, '2026-12', 'Friends of Luma · friend · v2 · 10 % · 2026-12'],
  [
    { kind: 'fixed_amount', amount: { amountMinor: 2500n, currency: 'KWD' } },
    null,
    'Friends of Luma · friend · v2 · 2.500 KWD',
  ],
  [{ kind: 'free_shipping' }, '2027-01', 'Friends of Luma · friend · v2 · free shipping · 2027-01'],
  [{ kind: 'free_product', items: products }, null, 'Friends of Luma · friend · v2 · free product'],
  [
    { kind: 'free_product', items: products, label: 'a tin of Earl Grey' },
    null,
    'Friends of Luma · friend · v2 · a tin of Earl Grey',
  ],
])('a merchant reads what %o is in the list of discounts', (benefit, expiryMonth, title) => {
  const discount = { side: 'friend' as const, versionNumber: 2, offer: offerOf(benefit), expiryMonth };
  expect(discountTitle('Friends of Luma', discount)).toBe(title);
});

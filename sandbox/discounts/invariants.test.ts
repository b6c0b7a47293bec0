import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMinor } from '../world/money.ts';
import { allocate } from './allocate.ts';
import { amountOff, discountOf, percentOff, pricingOf } from './fixtures.ts';
import { priceCart } from './price-cart.ts';

const minor = (amount: string) => toMinor(amount, 2);
const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

const price = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
const line = fc.record({ unitPrice: price, quantity: fc.integer({ min: 1, max: 5 }) });
const together = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };
const productsOnly = { items: { products: { productsToAdd: ['gid://shopify/Product/0', 'gid://shopify/Product/2'] } } };
const rule = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((percent) => percentOff(percent / 100)),
  price.map(amountOff),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({
    customerGets: { ...productsOnly, value: { percentage: percent / 100 } },
  })),
  price.map((amount) => ({
    customerGets: { ...productsOnly, value: { discountAmount: { amount, appliesOnEachItem: true } } },
  })),
);

it('an allocation adds up to the amount and never exceeds a line', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 7n })),
      (amount, costs) => {
        const shares = allocate(amount, costs);
        const whole = sum(costs);
        expect(sum(shares)).toBe(amount < whole ? amount : whole);
        shares.forEach((share, index) => {
          expect(share).toBeGreaterThanOrEqual(0n);
          expect(share).toBeLessThanOrEqual(costs[index] ?? 0n);
        });
      },
    ),
  );
});

it('whatever the codes, no line falls below zero and what each line gives adds up to the discount', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.array(rule, { maxLength: 4 }), (lines, rules) => {
      const discounts = rules.map((input, index) => discountOf(`CODE${index}`, { ...input, combinesWith: together }));
      const input = pricingOf(
        discounts,
        discounts.map((_, index) => `CODE${index}`),
        {
          lines: lines.map((each, index) => ({ ...each, productId: String(index), variantId: String(index) })),
        },
      );
      const priced = priceCart(input);
      const off = input.lines.map((_, index) =>
        sum(priced.applied.map(({ lineAmounts }) => minor(lineAmounts[index] ?? '0'))),
      );
      input.lines.forEach((each, index) => {
        expect(off[index]).toBeLessThanOrEqual(minor(each.unitPrice) * BigInt(each.quantity));
      });
      for (const { amount, lineAmounts } of priced.applied) expect(sum(lineAmounts.map(minor))).toBe(minor(amount));
      expect(sum(off)).toBe(minor(priced.lineDiscount));
      expect(minor(priced.linesTotal) - minor(priced.lineDiscount)).toBe(minor(priced.subtotal));
    }),
  );
});

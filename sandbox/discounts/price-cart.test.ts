import { describe, expect, it } from 'vitest';
import { amountOff, discountOf, percentOff, pricingOf } from './fixtures.ts';
import { priceCart } from './price-cart.ts';

const applied = (priced: ReturnType<typeof priceCart>) =>
  priced.applied.map(({ typed, amount, lineAmounts }) => ({ typed, amount, lineAmounts }));

describe('what a code takes off', () => {
  it('a percentage falls on every line, to the cent', () => {
    const priced = priceCart(pricingOf([discountOf('TEN', percentOff(0.1))], ['TEN']));
    expect(applied(priced)).toEqual([{ typed: 'TEN', amount: '19.90', lineAmounts: ['9.90', '10.00'] }]);
    expect(priced).toMatchObject({ subtotal: '179.10', total: '185.10', lineDiscount: '19.90' });
  });

  it('a fixed amount is shared as in the recorded order: 20.00 over 94, 100, 100 and 100', () => {
    const lines = ['94.00', '100.00', '100.00', '100.00'].map((unitPrice, index) => ({
      productId: `1${index}`,
      variantId: `2${index}`,
      quantity: 1,
      unitPrice,
    }));
    const priced = priceCart(pricingOf([discountOf('Sample 0123B', amountOff('20'))], ['Sample 0123B'], { lines }));
    expect(priced.applied[0]?.lineAmounts).toEqual(['4.78', '5.08', '5.07', '5.07']);
  });

  it('an amount above the cart takes the cart and no more', () => {
    const priced = priceCart(pricingOf([discountOf('BIG', amountOff('500'))], ['BIG']));
    expect(priced).toMatchObject({ subtotal: '0.00', total: '6.00', lineDiscount: '199.00' });
  });

  it('an amount on each item counts pieces of the entitled product only', () => {
    const each = discountOf('EACH', {
      customerGets: {
        items: { products: { productsToAdd: ['gid://shopify/Product/102'] } },
        value: { discountAmount: { amount: '7.5', appliesOnEachItem: true } },
      },
    });
    expect(priceCart(pricingOf([each], ['EACH'])).applied[0]?.lineAmounts).toEqual(['0.00', '15.00']);
  });

  it('a collection rule falls on the products in it', () => {
    const inCollection = discountOf('LIGHT', {
      customerGets: { items: { collections: { add: ['gid://shopify/Collection/301'] } }, value: { percentage: 0.5 } },
    });
    expect(priceCart(pricingOf([inCollection], ['LIGHT'])).applied[0]?.lineAmounts).toEqual(['49.50', '0.00']);
  });

  it('free shipping takes the shipping and leaves the lines', () => {
    const free = discountOf('SHIP', { destination: { all: true } }, { kind: 'freeShipping' });
    const priced = priceCart(pricingOf([free], ['ship']));
    expect(priced).toMatchObject({ shippingDiscount: '6.00', lineDiscount: '0.00', total: '199.00' });
    expect(priced.applied[0]).toMatchObject({ typed: 'ship', amount: '6.00', shippingAmount: '6.00' });
  });

  it('buy two get the cheapest free, as often as the order allows', () => {
    const bxgy = discountOf(
      'THREE',
      {
        customerBuys: { items: { all: true }, value: { quantity: '2' } },
        customerGets: {
          items: { products: { productsToAdd: ['gid://shopify/Product/102'] } },
          value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
        },
        usesPerOrderLimit: 1,
      },
      { kind: 'bxgy' },
    );
    expect(priceCart(pricingOf([bxgy], ['THREE'])).applied[0]?.lineAmounts).toEqual(['0.00', '50.00']);
  });

  it('matches codes without regard to case and keeps what the buyer typed', () => {
    expect(applied(priceCart(pricingOf([discountOf('Ten', percentOff(0.1))], [' tEN ', 'TEN'])))[0]?.typed).toBe(
      ' tEN ',
    );
  });
});

describe('codes together', () => {
  const both = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };

  it('of two codes that do not combine, the buyer gets the better one', () => {
    const discounts = [discountOf('TEN', percentOff(0.1)), discountOf('FIFTY', percentOff(0.5))];
    const priced = priceCart(pricingOf(discounts, ['TEN', 'FIFTY']));
    expect(applied(priced).map(({ typed }) => typed)).toEqual(['FIFTY']);
    expect(priced.refused).toEqual([{ typed: 'TEN', reason: { kind: 'not-combinable' } }]);
  });

  it('both must allow the other: one consenting side is not enough', () => {
    const discounts = [
      discountOf('TEN', { ...percentOff(0.1), combinesWith: both }),
      discountOf('FIFTY', percentOff(0.5)),
    ];
    expect(priceCart(pricingOf(discounts, ['TEN', 'FIFTY'])).applied).toHaveLength(1);
  });

  it('product discounts fall first, order discounts on the rest, shipping last', () => {
    const product = discountOf('HALF', {
      customerGets: {
        items: { products: { productsToAdd: ['gid://shopify/Product/102'] } },
        value: { percentage: 0.5 },
      },
      combinesWith: both,
    });
    const discounts = [
      discountOf('TEN', { ...percentOff(0.1), combinesWith: both }),
      product,
      discountOf('SHIP', { destination: { all: true }, combinesWith: both }, { kind: 'freeShipping' }),
    ];
    expect(applied(priceCart(pricingOf(discounts, ['TEN', 'HALF', 'SHIP'])))).toEqual([
      { typed: 'TEN', amount: '14.90', lineAmounts: ['9.90', '5.00'] },
      { typed: 'HALF', amount: '50.00', lineAmounts: ['0.00', '50.00'] },
      { typed: 'SHIP', amount: '6.00', lineAmounts: ['0.00', '0.00'] },
    ]);
  });

  it('two codes of one discount never go together', () => {
    const discount = discountOf('ONE', { ...percentOff(0.1), combinesWith: both });
    discount.codes.push({ id: '2', code: 'TWO', usageCount: 0, usedByCustomerIds: [], createdByApp: true });
    expect(priceCart(pricingOf([discount], ['ONE', 'TWO'])).applied).toHaveLength(1);
  });
});

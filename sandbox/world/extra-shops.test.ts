import { expect, test } from 'vitest';
import { orderBody } from '../orders/order-body.ts';
import { placeOrder } from '../orders/place-order.ts';
import { createTestSandbox } from '../testing/sandbox.ts';
import { addExtraShop, createWorld } from './people.ts';

test.each([
  ['hoshi' as const, 'JPY', 0, '1980', '600', '2580'],
  ['marsa' as const, 'KWD', 3, '8.750', '1.500', '10.250'],
])('%s sells in %s with %i decimals', (name, currency, currencyDigits, price, shipping, total) => {
  const sandbox = createTestSandbox();
  const shop = addExtraShop(sandbox.world, name, sandbox.now());
  expect(shop).toMatchObject({ currency, currencyDigits });
  const variantId = shop.products[0]?.variants[0]?.id ?? '';
  const order = placeOrder(sandbox, shop, { lines: [{ variantId, quantity: 1 }], email: 'x@example.com' });
  expect(orderBody(shop, order)).toMatchObject({
    currency,
    subtotal_price: price,
    total_shipping_price_set: { shop_money: { amount: shipping } },
    total_price: total,
  });
  expect(addExtraShop(sandbox.world, name, sandbox.now())).toBe(shop);
});

test('a world has them only when it is asked to, and past orders of theirs are paid in full', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(Object.keys(createWorld(now).shops)).toHaveLength(2);
  const { shops } = createWorld(now, { extraShops: ['hoshi', 'marsa'] });
  expect(Object.keys(shops)).toHaveLength(4);
  expect(shops['hoshi-zakka.myshopify.com']?.orders).toMatchObject([{ currency: 'JPY', shippingPrice: '600' }]);
  const handles = shops['hoshi-zakka.myshopify.com']?.products.map(({ handle }) => handle);
  expect(handles).toEqual(['和ろうそく', '麻のブランケット']);
});

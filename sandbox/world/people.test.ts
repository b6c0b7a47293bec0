import { expect, test } from 'vitest';
import { orderTotals } from './order-totals.ts';
import { createWorld, LUMA, RIVE } from './people.ts';
import { shopTime } from './shop-time.ts';

const world = createWorld(new Date('2026-11-21T12:00:00Z'));

test.each([
  [LUMA, 'USD', 'en', ['Ada', 'Finn', 'Mallory', 'Grace', 'Greta']],
  [RIVE, 'EUR', 'fr', ['Adèle', 'Florian', 'Mathilde', 'Gabrielle', 'Guillemette']],
])('%s sells in %s, speaks %s and knows its people', (domain, currency, locale, names) => {
  const shop = world.shops[domain];
  expect(shop).toMatchObject({ currency, locale, installation: null });
  expect(shop?.products).toHaveLength(6);
  expect(shop?.collections).toHaveLength(3);
  expect(shop?.customers.map(({ firstName }) => firstName)).toEqual(expect.arrayContaining(names));
  const ordersOf = (name: string | undefined) =>
    shop?.orders.filter(
      ({ customerId }) => customerId === shop.customers.find(({ firstName }) => firstName === name)?.id,
    ).length;
  expect(ordersOf(names[0])).toBeGreaterThanOrEqual(3);
  expect(ordersOf(names[1])).toBe(0);
});

test('every id is given once, and orders are told apart only by all their digits', () => {
  const ids = Object.values(world.shops).flatMap(({ id, products, customers, orders, collections }) => [
    id,
    ...[...products, ...customers, ...orders, ...collections].map((thing) => thing.id),
    ...products.flatMap(({ variants }) => variants.map((variant) => variant.id)),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(world.shops[LUMA]?.orders.every(({ id }) => String(Number(id)) !== id)).toBe(true);
});

test('a world made at the same moment is the same world', () => {
  expect(createWorld(new Date('2026-11-21T12:00:00Z'))).toEqual(world);
});

test('a refunded order has nothing left to pay or to keep', () => {
  const order = world.shops[LUMA]?.orders.find(({ financialStatus }) => financialStatus === 'refunded');
  expect(order && orderTotals(order, 2)).toMatchObject({
    subtotal: '89.00',
    total: '95.00',
    currentSubtotal: '0.00',
    currentTotal: '0.00',
    refunded: '95.00',
  });
});

test.each([
  ['2026-11-21T12:00:00Z', 'America/New_York', '2026-11-21T07:00:00-05:00'],
  ['2026-07-01T03:30:00Z', 'America/New_York', '2026-06-30T23:30:00-04:00'],
  ['2026-11-21T23:30:00Z', 'Europe/Paris', '2026-11-22T00:30:00+01:00'],
  ['2026-11-21T12:00:00Z', 'UTC', '2026-11-21T12:00:00+00:00'],
])('%s in %s is written %s', (moment, zone, expected) => expect(shopTime(moment, zone)).toBe(expected));

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseCancellationPayload, parseRefundPayload } from './order-change-payload.ts';
import { parseOrderPayload } from './order-payload.ts';

const recorded = (name: string) => readFileSync(`sandbox/orders/fixtures/${name}`, 'utf8');
const customerOrder = recorded('order.code-discount.customer.json');

/** What the test compares with, read another way than the app reads it. */
const recordedOrder = z.object({
  admin_graphql_api_id: z.string(),
  name: z.string(),
  customer: z.object({ admin_graphql_api_id: z.string() }),
  discount_codes: z.array(z.object({ code: z.string() })).min(1),
  current_subtotal_price_set: z.object({ shop_money: z.object({ amount: z.string() }) }),
  currency: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** The recorded order with other fields. */
function order(change: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(customerOrder) as Record<string, unknown>), ...change });
}

test.each<[string, Record<string, unknown>, string]>([
  ['where it is sent', { shipping_address: { country_code: 'FR' }, billing_address: { country_code: 'DE' } }, 'FR'],
  [
    'where it is paid from, when it is not sent',
    { shipping_address: null, billing_address: { country_code: 'DE' } },
    'DE',
  ],
  ['nothing, of an order without addresses', { shipping_address: null, billing_address: null }, ''],
  ['nothing that is no country’s code', { shipping_address: { country_code: 'fr; drop' } }, ''],
])('an order’s market is %s', (_name, change, market) => {
  expect(parseOrderPayload(order(change)).market).toBe(market);
});

test('what each code took off is read in the shop’s currency', () => {
  const currency = recordedOrder.parse(JSON.parse(customerOrder)).currency;
  const codes = [{ code: 'ADA', amount: '4.99' }, { code: 'OLD' }, { code: 'ODD', amount: 'much' }];
  expect(parseOrderPayload(order({ discount_codes: codes })).discounts).toEqual([
    { code: 'ADA', amount: { amountMinor: 499n, currency } },
    { code: 'OLD', amount: null },
    { code: 'ODD', amount: null },
  ]);
});

describe('a recorded order', () => {
  test('of a customer with a code is read without loss', () => {
    const wire = recordedOrder.parse(JSON.parse(customerOrder));
    expect(parseOrderPayload(customerOrder)).toMatchObject({
      id: wire.admin_graphql_api_id,
      name: wire.name,
      isTest: false,
      customerId: wire.customer.admin_graphql_api_id,
      discountCodes: wire.discount_codes.map(({ code }) => code),
      subtotal: {
        amountMinor: BigInt(wire.current_subtotal_price_set.shop_money.amount.replace('.', '')),
        currency: wire.currency,
      },
      placedAt: new Date(wire.created_at),
      updatedAt: new Date(wire.updated_at),
      cancelledAt: null,
    });
  });

  test('of a guest with Chinese titles, no customer and no address is read without loss', () => {
    const text = recorded('order.draft.guest.json');
    const parsed = parseOrderPayload(text);
    expect(parsed).toMatchObject({ customerId: null, email: null, sourceName: 'shopify_draft_order' });
    expect(parsed.subtotal.currency).toBe('HKD');
    expect(text).toMatch(/\p{Script=Han}/u);
  });
});

test('an id of any size keeps its digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
      const text = order({ id: 0, customer: { id: 0 } }).replaceAll('"id":0', `"id":${id}`);
      const parsed = parseOrderPayload(text);
      expect(parsed.id).toBe(`gid://shopify/Order/${id}`);
      expect(parsed.customerId).toBe(`gid://shopify/Customer/${id}`);
    }),
  );
});

test.each([
  ['no address', { email: null }, null],
  ['an empty address', { email: '' }, null],
  ['an address of blanks', { email: '  ' }, null],
  ['an address', { email: 'ada@example.com' }, 'ada@example.com'],
])('an order with %s', (_name, change, email) => {
  expect(parseOrderPayload(order(change)).email).toBe(email);
});

describe('whom an order is from', () => {
  const home = { address1: '1 Rue', address2: '', city: 'Lyon', zip: '69001', country_code: 'FR', phone: '+331' };
  const nobody = { phone: null, customer: null, shipping_address: null, billing_address: null };

  test('is told by the order, else by its customer, else by its addresses', () => {
    const customer = { id: 1, phone: '+332' };
    const read = (change: object) => parseOrderPayload(order({ ...nobody, ...change }));
    expect(read({ phone: '+333', customer }).phone).toBe('+333');
    expect(read({ customer, shipping_address: home }).phone).toBe('+332');
    expect(read({ shipping_address: home }).phone).toBe('+331');
    expect(read({ billing_address: home })).toMatchObject({
      phone: '+331',
      address: { country: 'FR', zip: '69001', city: 'Lyon', line1: '1 Rue', line2: null },
    });
    expect(read({})).toMatchObject({ phone: null, address: null, customerSince: null });
  });

  test('has an origin unless staff typed it in', () => {
    const sent = { browser_ip: '203.0.113.7', client_details: { user_agent: 'Safari', accept_language: 'en' } };
    const origin = { ip: '203.0.113.7', userAgent: 'Safari', acceptLanguage: 'en' };
    expect(parseOrderPayload(order({ ...sent, source_name: 'web' })).origin).toEqual(origin);
    for (const source_name of ['pos', 'shopify_draft_order'])
      expect(parseOrderPayload(order({ ...sent, source_name })).origin).toMatchObject({ ip: null, userAgent: null });
  });
});

test('goods that were deleted are left out', () => {
  const line_items = [
    { product_id: 1, variant_id: null },
    { product_id: null, variant_id: null },
  ];
  expect(parseOrderPayload(order({ line_items })).items).toEqual([
    { productId: 'gid://shopify/Product/1', variantId: null },
  ]);
});

describe('what may lead back to an invite', () => {
  const attribute = (name: unknown, value: unknown) => ({ name, value });

  test('is the mark in the cart, the page of entry and a code that was typed in', () => {
    const note_attributes = [
      attribute('_ricochet', 'cl_1.x'),
      attribute('Invite code', 'anna k7q'),
      attribute('gift', 'yes'),
    ];
    expect(parseOrderPayload(order({ note_attributes, landing_site: '/?ref=ADA' }))).toMatchObject({
      cartMarks: ['cl_1.x'],
      landingSite: '/?ref=ADA',
      enteredInvites: [{ codes: expect.arrayContaining(['ANNA-K7Q']), place: 'attribute' }],
    });
  });

  test.each([
    ['none are told', null],
    ['they hold no texts', [attribute('_ricochet', 7), attribute(null, 'x'), attribute('invite_code', null)]],
    ['they are of somebody else', [attribute('_ref', 'ANNA-K7Q'), attribute('_Ricochet', 'cl_1.x')]],
  ])('is nothing where attributes are there but %s', (_name, note_attributes) => {
    const parsed = parseOrderPayload(order({ note_attributes, landing_site: '' }));
    expect(parsed).toMatchObject({ cartMarks: [], landingSite: null, enteredInvites: [] });
  });

  test.each([
    ['pos', 1],
    ['shopify_draft_order', 1],
    ['web', 0],
    ['580111', 0],
  ])('a note counts only where staff wrote it: %s', (source_name, count) => {
    const parsed = parseOrderPayload(order({ source_name, note: 'invite ANNA-K7Q' }));
    expect(parsed.enteredInvites).toHaveLength(count);
    expect(parsed.isEnteredByStaff).toBe(count === 1);
  });
});

test.each([
  ['/apps/ricochet/me/ad_1-1-20000.AAAA?locale=de', '/apps/ricochet/me/?locale=de'],
  ['https://luma.example/de/apps/ricochet/join/jr_1-2.AAAA', 'https://luma.example/de/apps/ricochet/join/'],
  ['/apps/ricochet/i/ADA-K7Q?via=email', '/apps/ricochet/i/ADA-K7Q?via=email'],
])('of the page of entry %s nothing is read that opens a dashboard', (landing_site, kept) => {
  expect(parseOrderPayload(order({ landing_site })).landingSite).toBe(kept);
});

test('the subtotal is the current one where Shopify tells it, else the first', () => {
  const set = (amount: string) => ({ shop_money: { amount, currency_code: 'JPY' } });
  const both = { subtotal_price_set: set('5000'), current_subtotal_price_set: set('3000') };
  expect(parseOrderPayload(order(both)).subtotal).toEqual({ amountMinor: 3000n, currency: 'JPY' });
  const first = { ...both, current_subtotal_price_set: null };
  expect(parseOrderPayload(order(first)).subtotal).toEqual({ amountMinor: 5000n, currency: 'JPY' });
});

test.each([
  ['no JSON', '<html>'],
  ['a list', '[]'],
  ['an order without an id', order({ id: null })],
  ['an order without a date', order({ created_at: null })],
  ['an id that is no whole number', order({ id: 1.5 })],
  [
    'an amount finer than the currency',
    order({ current_subtotal_price_set: { shop_money: { amount: '1.234', currency_code: 'EUR' } } }),
  ],
])('%s is refused', (_name, text) => {
  expect(() => parseOrderPayload(text)).toThrow();
});

test('a cancellation keeps id and time', () => {
  expect(parseCancellationPayload('{"id":9107199254740993,"cancelled_at":"2026-11-21T07:00:00-05:00"}')).toEqual({
    orderId: 'gid://shopify/Order/9107199254740993',
    cancelledAt: new Date('2026-11-21T12:00:00Z'),
  });
  expect(() => parseCancellationPayload('{"id":1,"cancelled_at":"soon"}')).toThrow();
  expect(() => parseCancellationPayload('{"id":1,"cancelled_at":null}')).toThrow();
});

describe('a refund', () => {
  const refund = (transactions: unknown) =>
    JSON.stringify({ id: 2, order_id: 1, created_at: '2026-11-21T12:00:00Z', transactions });
  const paid = { amount: '12.50', currency: 'EUR', kind: 'refund', status: 'success' };

  test.each([
    ['of two transactions is their sum', [paid, { ...paid, amount: '0.05' }], { amountMinor: 1255n, currency: 'EUR' }],
    [
      'counts no transaction that failed',
      [paid, { ...paid, status: 'failure' }],
      { amountMinor: 1250n, currency: 'EUR' },
    ],
    [
      'counts no transaction of another kind',
      [paid, { ...paid, kind: 'void' }],
      { amountMinor: 1250n, currency: 'EUR' },
    ],
    ['in two currencies has no sum', [paid, { ...paid, currency: 'USD' }], null],
    ['without a transaction paid nothing back', [], null],
    ['that names none paid nothing back', null, null],
  ])('%s', (_name, transactions, refunded) => {
    expect(parseRefundPayload(refund(transactions))).toMatchObject({
      refundId: '2',
      orderId: 'gid://shopify/Order/1',
      refunded,
    });
  });
});

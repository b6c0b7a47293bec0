import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discountOf, percentOff } from '../discounts/fixtures.ts';
import type { Shop } from '../world/types.ts';
import { openStores, payment, type Stores } from './fixtures/stores.ts';

let stores: Stores;
beforeEach(async () => {
  stores = await openStores();
});
afterEach(() => stores.close());

const firstVariant = (shop: Shop) => shop.products[0]?.variants[0]?.id ?? '';

describe('buying', () => {
  it('goes from a discount link to a paid order that names the code as it was typed', async () => {
    const { luma } = stores.sandbox;
    luma.discounts.push(discountOf('WELCOME-7', { ...percentOff(0.1), usageLimit: 1 }));
    const visitor = stores.visit(luma);
    const landed = await visitor.get('/discount/welcome-7?redirect=/products/linen-throw&ref=ANNA-K7Q', {
      referer: 'https://chat.example/room',
    });
    expect(landed.url).toBe('/products/linen-throw?ref=ANNA-K7Q');
    await visitor.post('/cart/add', { id: firstVariant(luma), quantity: '2' });
    await visitor.postJson('/cart/update.js', { attributes: { _ref: 'ANNA-K7Q', gone: 'x' } });
    await visitor.postJson('/cart/update.js', { attributes: { gone: null } });
    const checkout = await visitor.get('/checkout');
    expect(checkout.text).toContain('data-applied-code="welcome-7"');
    const thanks = await visitor.post('/checkout', payment('nora@example.com'));

    const order = luma.orders.at(-1);
    expect(thanks).toMatchObject({ status: 200, url: expect.stringMatching(/^\/orders\/[0-9a-f]{32}$/) });
    expect(thanks.text).toContain(order?.name);
    expect(order).toMatchObject({
      financialStatus: 'paid',
      discountCodes: [{ code: 'welcome-7', amount: '4.80', type: 'percentage' }],
      noteAttributes: [{ name: '_ref', value: 'ANNA-K7Q' }],
      landingSite: '/discount/welcome-7?redirect=/products/linen-throw&ref=ANNA-K7Q',
      referringSite: 'https://chat.example/room',
      browserIp: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      shippingAddress: { city: 'Boston', country: 'United States' },
    });
    expect(stores.sandbox.sentWebhooks.map(({ topic }) => topic)).toEqual([
      'orders/create',
      'orders/paid',
      'orders/updated',
    ]);
    expect(stores.sandbox.sentWebhooks[1]?.body).toMatchObject({ landing_site_ref: 'ANNA-K7Q', total_price: '49.20' });
    expect((await visitor.get('/cart')).text).toContain('Your cart is empty');
  });

  it('a single-use code works once and only once', async () => {
    const { luma } = stores.sandbox;
    luma.discounts.push(discountOf('ONCE', { ...percentOff(0.5), usageLimit: 1 }));
    const [first, second] = [stores.visit(luma), stores.visit(luma)];
    for (const visitor of [first, second]) {
      await visitor.post('/cart/add', { id: firstVariant(luma) });
      await visitor.get('/discount/ONCE');
    }
    const before = luma.orders.length;
    await first.post('/checkout', payment('first@example.com'));
    const late = await second.post('/checkout', payment('second@example.com'));
    expect(late.status).toBe(422);
    expect(late.text).toContain('ONCE discount code has reached its usage limit');
    expect(luma.orders).toHaveLength(before + 1);
    // The buyer was told; paying now means paying the full price.
    await second.post('/checkout', payment('second@example.com'));
    expect(luma.orders.slice(before).map(({ discountCodes }) => discountCodes.length)).toEqual([1, 0]);
  });

  it('says why a code does not apply, and takes the next one', async () => {
    const { luma } = stores.sandbox;
    luma.discounts.push(
      discountOf('OLD', { ...percentOff(0.1), endsAt: '2026-11-20T00:00:00Z' }),
      discountOf('RICH', {
        ...percentOff(0.1),
        minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '100' } },
      }),
      discountOf('GOOD', percentOff(0.1)),
    );
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: firstVariant(luma) });
    const tryCode = async (code: string) =>
      (await visitor.post('/checkout', { action: 'apply', discount_code: code })).text;
    expect(await tryCode('<b>NOPE</b>')).toContain('Enter a valid discount code');
    expect(await tryCode('old')).toContain('old discount code has expired');
    expect(await tryCode('RICH')).toContain('Spend at least $100.00 to use the RICH discount code');
    const good = await tryCode('good');
    expect(good).toContain('data-applied-code="good"');
    expect(good).not.toContain('data-refused-code');
    expect((await visitor.post('/checkout', { remove_code: 'good' })).text).not.toContain('data-applied-code');
  });

  it('asks for what is missing and makes no order', async () => {
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: firstVariant(luma) });
    const before = luma.orders.length;
    const answer = await visitor.post('/checkout', payment('not an address', { city: '' }));
    expect(answer.status).toBe(422);
    expect(answer.text.match(/id="missing-\w+"/g)).toEqual(['id="missing-email"', 'id="missing-city"']);
    expect(luma.orders).toHaveLength(before);
  });

  it('a transfer stays pending', async () => {
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    await visitor.get(`/cart/${firstVariant(luma)}:3?attributes[_ref]=LINK`);
    await visitor.post('/checkout', payment('slow@example.com', { payment: 'transfer' }));
    expect(luma.orders.at(-1)).toMatchObject({
      financialStatus: 'pending',
      paidAt: null,
      noteAttributes: [{ name: '_ref', value: 'LINK' }],
      lines: [{ quantity: 3 }],
    });
  });
});

describe('signing in', () => {
  it('makes the order the customer’s own, whatever e-mail address is typed', async () => {
    const { luma } = stores.sandbox;
    const ada = luma.customers[0];
    const visitor = stores.visit(luma);
    const account = await visitor.post('/account/login', {
      'customer[email]': 'ADA@example.com',
      return_to: '/account',
    });
    expect(account).toMatchObject({ url: '/account', text: expect.stringContaining('Hello Ada') });
    await visitor.post('/cart/add', { id: firstVariant(luma) });
    await visitor.post('/checkout', payment('elsewhere@example.com'));
    expect(luma.orders.at(-1)).toMatchObject({ customerId: ada?.id, email: 'elsewhere@example.com' });
    await visitor.get('/account/logout');
    expect((await visitor.get('/account')).url).toBe('/account/login');
  });

  it('never leads to another site', async () => {
    const visitor = stores.visit(stores.sandbox.luma);
    for (const target of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const answer = await visitor.post('/account/login', { 'customer[email]': 'ada@example.com', return_to: target });
      expect(answer.url).toBe('/account');
      expect((await visitor.get(`/discount/X?redirect=${encodeURIComponent(target)}`)).url).toBe('/');
    }
  });

  it('refuses someone who is no customer', async () => {
    const answer = await stores
      .visit(stores.sandbox.luma)
      .post('/account/login', { 'customer[email]': 'nobody@example.com' });
    expect(answer).toMatchObject({ status: 422, text: expect.stringContaining('No customer has this email address') });
  });
});

describe('two shops', () => {
  it('keep their carts, codes and customers apart though one browser visits both', async () => {
    const { luma, rive } = stores.sandbox;
    luma.discounts.push(discountOf('LUMA', percentOff(0.1)));
    const visitor = stores.visit(luma);
    await visitor.post('/account/login', { 'customer[email]': 'ada@example.com' });
    await visitor.post('/cart/add', { id: firstVariant(luma) });
    // The same cookies go to every port of localhost.
    const other = stores.visit(rive);
    const headers = { cookie: visitor.cookieHeader };
    const inRive = await fetch(`${other.origin}/cart.js`, { headers });
    expect(await inRive.json()).toMatchObject({ item_count: 0, currency: 'EUR' });
    expect((await other.get('/account', headers)).url).toBe('/account/login');
    await other.post('/cart/add', { id: firstVariant(luma) });
    expect((await other.get('/cart')).text).toContain('Votre panier est vide');
    await other.post('/cart/add', { id: firstVariant(rive) });
    expect((await other.post('/checkout', { action: 'apply', discount_code: 'LUMA' })).text).toContain(
      'Saisissez un code de réduction valide',
    );
    expect((await other.get('/account')).url).toBe('/account/login');
    expect(visitor.cookies.every((name) => name.includes('luma-goods'))).toBe(true);
  });
});

describe('the cart for scripts', () => {
  it('says which codes apply, in hundredths and with all digits of its ids', async () => {
    const { luma } = stores.sandbox;
    luma.discounts.push(discountOf('TEN', percentOff(0.1)));
    const visitor = stores.visit(luma);
    const added = await visitor.postJson('/cart/add.js', { items: [{ id: firstVariant(luma), quantity: 2 }] });
    expect(added).toMatchObject({ items: [{ quantity: 2, price: 2400 }] });
    expect(await visitor.postJson('/cart/update.js', { discount: 'ten,NOPE' })).toMatchObject({
      item_count: 2,
      original_total_price: 4800,
      total_price: 4320,
      total_discount: 480,
      discount_codes: [
        { code: 'ten', applicable: true },
        { code: 'NOPE', applicable: false },
      ],
    });
    expect(await visitor.postJson('/cart/change.js', { id: firstVariant(luma), quantity: 0 })).toMatchObject({
      item_count: 0,
    });
    expect(await visitor.postJson('/cart/add.js', { id: '1' })).toMatchObject({ status: 404 });
  });
});

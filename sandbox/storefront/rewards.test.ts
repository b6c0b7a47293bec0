import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAdminApi } from '../testing/admin-client.ts';
import { discountOf, percentOff } from '../discounts/fixtures.ts';
import { creditStoreCredit, openStoreCreditAccount, storeCreditBalance } from '../world/store-credit.ts';
import { gid } from '../world/ids.ts';
import type { Shop } from '../world/types.ts';
import { openStores, payment, type Stores } from './fixtures/stores.ts';

let stores: Stores;
let luma: Shop;
beforeEach(async () => {
  stores = await openStores();
  luma = stores.sandbox.luma;
});
afterEach(() => stores.close());

const signIn = async (email: string) => {
  const visitor = stores.visit(luma);
  await visitor.post('/account/login', { 'customer[email]': email });
  return visitor;
};
const variant = (product: number) => luma.products[product]?.variants[0]?.id ?? '';

describe('exclusive access', () => {
  it('opens a gated collection to customers with its tag, and to nobody else', async () => {
    const path = '/collections/friends-cabinet';
    expect((await stores.visit(luma).get(path)).text).toContain('data-gated');
    const ada = await signIn('ada@example.com');
    expect((await ada.get(path)).text).toContain('data-gated');
    luma.customers[0]?.tags.push('insider');
    const { text } = await ada.get(path);
    expect(text).not.toContain('data-gated');
    expect(text).toContain('Linen Throw');
    expect((await stores.visit(luma).get('/collections/kitchen')).text).not.toContain('data-gated');
  });
});

describe('subscriptions', () => {
  const plan = () => luma.products[3]?.sellingPlans?.[0]?.id ?? '';

  it('are a line of their own, told to the order', async () => {
    const visitor = stores.visit(luma);
    expect((await visitor.get(`/products/${luma.products[3]?.handle ?? ''}`)).text).toContain('Every month');
    await visitor.post('/cart/add', { id: variant(3), quantity: '1', selling_plan: '' });
    await visitor.post('/cart/add', { id: variant(3), quantity: '2', selling_plan: plan() });
    expect((await visitor.get('/cart')).text).toContain('Every month');
    const cart = await visitor.postJson('/cart/update.js', {});
    expect(cart).toMatchObject({
      item_count: 3,
      items: [
        { selling_plan_allocation: null },
        { quantity: 2, selling_plan_allocation: { selling_plan: { name: 'Every month' } } },
      ],
    });
    await visitor.post('/checkout', payment('new@example.com'));
    expect(luma.orders.at(-1)?.lines.map(({ sellingPlan }) => sellingPlan?.name)).toEqual([undefined, 'Every month']);
    const other = await visitor.postJson('/cart/add.js', { id: variant(0), selling_plan: plan() });
    expect(other).toMatchObject({ status: 404 });
  });

  it.each([
    [false, 0],
    [true, 36],
  ])('appliesOnSubscription %s: the code takes off %i', async (appliesOnSubscription, off) => {
    const gets = percentOff(1)['customerGets'] as object;
    luma.discounts.push(discountOf('FREE', { customerGets: { ...gets, appliesOnSubscription } }));
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: variant(3), quantity: '2', selling_plan: plan() });
    const cart = await visitor.postJson('/cart/update.js', { discount: 'FREE' });
    expect(cart).toMatchObject({ total_discount: off * 100 });
  });
});

describe('paying with what the shop owes', () => {
  it('spends store credit of whoever is signed in, when they say so', async () => {
    const account = openStoreCreditAccount(stores.sandbox, luma, luma.customers[0]?.id ?? '', 'USD');
    creditStoreCredit(stores.sandbox, account, '10', null);
    const ada = await signIn('ada@example.com');
    expect((await ada.get('/account')).text).toContain('Store credit: $10.00');
    await ada.post('/cart/add', { id: variant(0) });
    const { text } = await ada.post('/checkout', payment('ada@example.com', { action: 'apply', store_credit: 'yes' }));
    expect(text).toMatch(/data-store-credit>−\$10\.00/);
    expect(text).toContain('Pay $20.00');
    await ada.post('/checkout', payment('ada@example.com', { store_credit: 'yes' }));
    expect(storeCreditBalance(account)).toBe('0.00');
    expect(luma.orders.at(-1)?.payments).toMatchObject([{ amount: '10.00' }, { amount: '20.00' }]);
    expect((await stores.visit(luma).get('/checkout')).text).not.toContain('store_credit');
  });

  it('takes a gift card in the field for codes, and another currency', async () => {
    const { data } = await openAdminApiOf(stores);
    await data(
      'mutation { giftCardCreate(input: { initialAmount: { amount: "20", currencyCode: USD }, code: "thanks2you" }) { giftCardCode userErrors { message } } }',
    );
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: variant(0) });
    const details = payment('x@example.com', { action: 'apply', discount_code: 'THANKS2YOU' });
    expect((await visitor.post('/checkout', details)).text).toMatch(/data-gift-card>−\$20\.00/);
    const { text } = await visitor.post('/checkout', payment('x@example.com'));
    expect(text).toMatch(/Gift card<\/dt><dd data-payment>\$20\.00/);
    expect(luma.giftCards[0]?.transactions).toMatchObject([{ amount: '-20.00' }]);
    await visitor.post('/cart/add', { id: variant(0) });
    expect((await visitor.post('/checkout', payment('x@example.com', { currency: 'EUR' }))).text).toContain(
      '27.65 EUR',
    );
  });
});

describe('from the Admin API to the checkout', () => {
  it('a free product, free shipping and buy one get one each take off what they say', async () => {
    const { data } = await openAdminApiOf(stores);
    const product = gid('Product', luma.products[2]?.id ?? '');
    const shared = { startsAt: '2026-11-01T00:00:00Z', context: { all: 'ALL' } };
    const combinesWith = { productDiscounts: false, orderDiscounts: false, shippingDiscounts: true };
    const made = await data(
      `mutation ($free: DiscountCodeBasicInput!, $shipping: DiscountCodeFreeShippingInput!, $bxgy: DiscountCodeBxgyInput!) {
        discountCodeBasicCreate(basicCodeDiscount: $free) { userErrors { code field } }
        discountCodeFreeShippingCreate(freeShippingCodeDiscount: $shipping) { userErrors { code field } }
        discountCodeBxgyCreate(bxgyCodeDiscount: $bxgy) { userErrors { code field } }
      }`,
      {
        free: {
          ...shared,
          title: 'A bowl on us',
          code: 'BOWL',
          combinesWith,
          usageLimit: 1,
          customerGets: { items: { products: { productsToAdd: [product] } }, value: { percentage: 1 } },
        },
        shipping: {
          ...shared,
          title: 'Free shipping',
          code: 'SHIP',
          combinesWith: { productDiscounts: true },
          destination: { all: true },
        },
        bxgy: {
          ...shared,
          title: 'Two bowls for one',
          code: 'TWO',
          usesPerOrderLimit: 1,
          customerBuys: { items: { products: { productsToAdd: [product] } }, value: { quantity: '1' } },
          customerGets: {
            items: { products: { productsToAdd: [product] } },
            value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
          },
        },
      },
    );
    expect(Object.values(made)).toEqual([{ userErrors: [] }, { userErrors: [] }, { userErrors: [] }]);
    const totalWith = async (codes: string, quantity: string) => {
      const visitor = stores.visit(luma);
      await visitor.post('/cart/add', { id: variant(2), quantity });
      await visitor.post('/cart/add', { id: variant(0) });
      await visitor.postJson('/cart/update.js', { discount: codes });
      const { text } = await visitor.post('/checkout', payment('y@example.com', { action: 'apply' }));
      return /data-total>([^<]*)</.exec(text)?.[1];
    };
    // Bowls are 32.50, the candle is 24.00, shipping 6.00.
    expect(await totalWith('BOWL', '1')).toBe('$30.00 USD');
    expect(await totalWith('BOWL,SHIP', '1')).toBe('$24.00 USD');
    expect(await totalWith('TWO', '2')).toBe('$62.50 USD');
    expect(await totalWith('TWO', '1')).toBe('$62.50 USD');
    expect(await totalWith('TWO,BOWL', '2')).toBe('$30.00 USD');
  });

  it('a revoked code stops working when the job is done, and not before', async () => {
    const { data } = await openAdminApiOf(stores);
    luma.discounts.push(discountOf('GONE', percentOff(0.5)));
    const [discount] = luma.discounts;
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: variant(0) });
    const applies = async () => {
      const cart = await visitor.postJson('/cart/update.js', { discount: 'GONE' });
      return (cart as { discount_codes: { applicable: boolean }[] }).discount_codes[0]?.applicable;
    };
    const answer = await data(
      'mutation ($d: ID!, $ids: [ID!]) { discountCodeRedeemCodeBulkDelete(discountId: $d, ids: $ids) { job { id done } userErrors { code message } } }',
      {
        d: gid('DiscountCodeNode', discount?.id ?? ''),
        ids: [gid('DiscountRedeemCode', discount?.codes[0]?.id ?? '')],
      },
    );
    expect(answer).toMatchObject({ discountCodeRedeemCodeBulkDelete: { job: { done: false }, userErrors: [] } });
    expect(await applies()).toBe(true);
    stores.sandbox.advance(150);
    expect(await applies()).toBe(false);
    expect((await visitor.post('/checkout', payment('z@example.com'))).text).toContain('Enter a valid discount code');
  });
});

/** The Admin API of the same pretend Shopify that the stores belong to. */
function openAdminApiOf({ sandbox }: Stores) {
  sandbox.luma.installation?.scopes.push('write_gift_cards');
  return openAdminApi({ sandbox });
}

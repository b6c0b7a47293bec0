import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { priceCheckout } from '../../sandbox/orders/price-checkout.ts';
import type { CartLine } from '../../sandbox/world/types.ts';
import { prepareSettings, takeFriendCodes } from '../../tests/support/programs.ts';
import { buy, installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { addRedeemCodes } from '#app/admin-api/add-redeem-codes.ts';
import { openAdminApi } from '#app/admin-api/client.server.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { parseMoney, type Money } from '#app/domain/money.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import type { CodeBenefit, Items } from '#app/domain/reward/benefit.ts';
import { offerOf, type Offer, type Terms } from '#app/domain/reward/offer.ts';

const HOSHI = 'hoshi-zakka.myshopify.com';
const MARSA = 'marsa-home.myshopify.com';
const shops = new Map<string, Shop>();
const shopOf = (domain: string): Shop => shops.get(domain) ?? expect.fail(`${domain} is not installed.`);
beforeAll(async () => {
  await running.openShop('hoshi');
  await running.openShop('marsa');
  for (const domain of [LUMA, HOSHI, MARSA]) shops.set(domain, await installShop(domain));
});

const money = (decimal: string, domain = LUMA): Money =>
  parseMoney(decimal, shopOf(domain).currency) ?? expect.fail(`${decimal} is no amount.`);
const product = (index: number, domain = LUMA) =>
  sandboxShop(domain).products[index] ?? expect.fail(`${domain} has no product ${index}.`);
/** Pieces of the first variants of these products. */
const cart = (indexes: number[], domain = LUMA): CartLine[] =>
  indexes.map((index) => ({ variantId: product(index, domain).variants[0]?.id ?? '', quantity: 1 }));
const products = (index: number, domain = LUMA) => ({
  kind: 'products' as const,
  productIds: [gid('Product', product(index, domain).id)],
  variantIds: [],
});

const codeFor = async (domain: string, friend: Offer): Promise<string> => {
  const shop = shopOf(domain);
  const [code = ''] = await takeFriendCodes(shop, await prepareSettings(shop, { friend }), 1);
  return code;
};
/** What somebody new saves with these codes, code by code. */
const saved = (lines: CartLine[], codes: string[], domain = LUMA) => {
  const { email, id } = newcomer(domain);
  const order = buy({ email, customerId: id, lines, codes }, domain);
  return Object.fromEntries(order.discountCodes.map(({ code, amount }) => [code, amount]));
};

describe.each([
  { domain: LUMA, amount: '10.00', expected: ['16.95', '10.00', '6.00', '24.00', '12.00'] },
  { domain: HOSHI, amount: '500', expected: ['2217', '500', '600', '1980', '990'] },
  { domain: MARSA, amount: '2.500', expected: ['3.131', '2.500', '1.500', '8.750', '4.375'] },
])('in $domain', ({ domain, amount, expected }) => {
  const benefits: Record<CodeBenefit['kind'], () => CodeBenefit> = {
    percentage: () => ({ kind: 'percentage', percent: 15 }),
    fixed_amount: () => ({ kind: 'fixed_amount', amount: money(amount, domain) }),
    free_shipping: () => ({ kind: 'free_shipping' }),
    free_product: () => ({ kind: 'free_product', items: products(0, domain) }),
    buy_x_get_y: () => ({
      kind: 'buy_x_get_y',
      buys: { items: products(1, domain), quantity: 1 },
      gets: { items: products(0, domain), quantity: 1, percent: 50 },
    }),
  };

  test.each(Object.entries(benefits).map(([kind, benefit], index) => [kind, expected[index], benefit] as const))(
    '%s takes exactly %s off, once',
    async (_kind, off, benefit) => {
      const code = await codeFor(domain, offerOf(benefit()));
      const lines = cart([0, 1], domain);
      expect(saved(lines, [code], domain)).toEqual({ [code]: off });
      expect(saved(lines, [code], domain)).toEqual({});
    },
  );
});

test('a friend uses one code of a program, and an advocate every one they earned', async () => {
  const shop = shopOf(LUMA);
  const tier = offerOf({ kind: 'percentage', percent: 20 }, { expiresInDays: 60 });
  const advocate = { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: tier }] };
  const programId = await prepareSettings(shop, { advocate });
  const codes = await takeFriendCodes(shop, programId, 2);
  const thanks = ['THANKS-ONE', 'THANKS-TWO'];
  const parent = await database.parentDiscount.findFirstOrThrow({ where: { programId, side: 'advocate' } });
  await addRedeemCodes(openAdminApi(shop.domain), parent.shopifyId ?? '', thanks);
  const { email, id } = newcomer();
  const buyWith = (code: string) =>
    buy({ email, customerId: id, codes: [code] }).discountCodes.map(({ amount }) => amount);
  expect(codes.map(buyWith)).toEqual([['2.40'], []]);
  expect(thanks.map(buyWith)).toEqual([['4.80'], ['4.80']]);
});

test.each([
  [LUMA, '2027-02-01T05:00:00Z'],
  [HOSHI, '2027-01-31T15:00:00Z'],
  [MARSA, '2027-01-31T21:00:00Z'],
])('in %s a code promised into January works until its clock strikes February', async (domain, end) => {
  const claimedAt = new Date('2026-12-15T12:00:00Z');
  const programId = await prepareSettings(shopOf(domain), {}, claimedAt);
  const [code = ''] = await takeFriendCodes(shopOf(domain), programId, 1, claimedAt);
  const worksAt = (moment: number) =>
    priceCheckout(sandboxShop(domain), { lines: cart([0], domain), codes: [code] }, new Date(moment)).applied.length;
  expect([Date.parse(end) - 1, Date.parse(end)].map(worksAt)).toEqual([1, 0]);
});

describe('the terms', () => {
  const percent = (terms: Partial<Terms>) => codeFor(LUMA, offerOf({ kind: 'percentage', percent: 50 }, terms));

  test('a minimum is what the order comes to before discounts', async () => {
    const code = await percent({ minimumSubtotal: money('48.00') });
    expect(saved(cart([0]), [code])).toEqual({});
    expect(saved(cart([0, 0]), [code])).toEqual({ [code]: '24.00' });
  });

  test('the goods are products, variants or a collection', async () => {
    const kitchen = sandboxShop().collections.find(({ title }) => title === 'Kitchen');
    const [small, large] = product(0).variants;
    const chosen: [Items, string][] = [
      [products(2), '16.25'],
      [{ kind: 'products', productIds: [], variantIds: [gid('ProductVariant', small?.id ?? '')] }, '12.00'],
      [{ kind: 'collections', collectionIds: [gid('Collection', kitchen?.id ?? '')] }, '25.25'],
    ];
    const lines = [...cart([0, 1, 2, 3]), { variantId: large?.id ?? '', quantity: 1 }];
    for (const [items, off] of chosen) {
      const code = await percent({ items });
      expect(saved(lines, [code])).toEqual({ [code]: off });
    }
  });

  test.each([
    ['one_time', '9.00'],
    ['subscription', '9.00'],
    ['both', '18.00'],
  ] as const)(
    'for %s purchases it takes %s off one piece bought once and one subscribed to',
    async (purchases, off) => {
      const [once] = cart([3]);
      const sellingPlanId = product(3).sellingPlans?.[0]?.id ?? '';
      const subscribed = { variantId: once?.variantId ?? '', quantity: 1, sellingPlanId };
      const code = await percent({ purchases });
      expect(saved([...cart([3]), subscribed], [code])).toEqual({ [code]: off });
      const other = await percent({ purchases });
      expect(saved([subscribed], [other])).toEqual(purchases === 'one_time' ? {} : { [other]: '9.00' });
    },
  );

  test('free shipping may be for subscriptions too', async () => {
    const code = await codeFor(LUMA, offerOf({ kind: 'free_shipping' }, { purchases: 'both' }));
    const sellingPlanId = product(3).sellingPlans?.[0]?.id ?? '';
    const subscribed = cart([3]).map((line) => ({ ...line, sellingPlanId }));
    expect(saved(subscribed, [code])).toEqual({ [code]: '6.00' });
  });

  test('two codes go together when both say so', async () => {
    const none = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };
    const [open, closed] = [
      await percent({ combinesWith: { ...none, shippingDiscounts: true } }),
      await percent({ combinesWith: none }),
    ];
    const shipping = await codeFor(
      LUMA,
      offerOf({ kind: 'free_shipping' }, { combinesWith: { ...none, orderDiscounts: true, shippingDiscounts: true } }),
    );
    expect(saved(cart([1]), [closed, shipping])).toEqual({ [closed]: '44.50' });
    expect(saved(cart([1]), [open, shipping])).toEqual({ [open]: '44.50', [shipping]: '6.00' });
  });
});

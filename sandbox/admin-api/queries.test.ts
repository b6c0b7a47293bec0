import { expect, test } from 'vitest';
import { gid } from '../world/ids.ts';
import { addPastOrder } from '../world/order-history.ts';
import { openAdminApi } from '../testing/admin-client.ts';

test('the shop, the installation and its scopes', async () => {
  const { sandbox, data } = await openAdminApi();
  const query =
    '{ currentAppInstallation { id accessScopes { handle } activeSubscriptions { id name status test } launchUrl app { handle } } shop { id name email contactEmail myshopifyDomain primaryDomain { url host } currencyCode ianaTimezone timezoneOffset plan { publicDisplayName shopifyPlus } features { giftCards } billingAddress { countryCodeV2 } } storeCreditConfiguration { storeCreditEnabled } }';
  const answer = await data(query);
  expect(answer).toMatchObject({
    currentAppInstallation: {
      accessScopes: [...sandbox.app.scopes].sort().map((handle) => ({ handle })),
      activeSubscriptions: [],
      launchUrl: 'https://admin.shopify.com/store/luma-goods/apps/ricochet-referrals',
    },
    shop: {
      id: gid('Shop', sandbox.luma.id),
      myshopifyDomain: 'luma-goods.myshopify.com',
      primaryDomain: { url: 'http://localhost:4010', host: 'localhost:4010' },
      currencyCode: 'USD',
      timezoneOffset: '-0500',
      billingAddress: { countryCodeV2: 'US' },
    },
    storeCreditConfiguration: { storeCreditEnabled: true },
  });
});

test('an order as the app asks for it: amounts, customer, journey, risk', async () => {
  const { sandbox, data } = await openAdminApi();
  const { luma } = sandbox;
  const order = luma.orders.find(({ name }) => name === '#1009');
  if (order) Object.assign(order, { landingSite: '/?ref=finn7&utm_source=mail', referringSite: 'https://wa.me/x' });
  const query = `query ($id: ID!) { order(id: $id) { id test cancelledAt discountCodes displayFinancialStatus customer { id numberOfOrders defaultEmailAddress { emailAddress } } customerJourneySummary { ready customerOrderIndex lastVisit { landingPage referralCode referrerUrl source utmParameters { source } } } subtotalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount currencyCode } } totalRefundedSet { shopMoney { amount } } risk { recommendation } } }`;
  expect(await data(query, { id: gid('Order', order?.id ?? '') })).toEqual({
    order: {
      id: gid('Order', order?.id ?? ''),
      test: false,
      cancelledAt: null,
      discountCodes: [],
      displayFinancialStatus: 'PAID',
      customer: {
        id: gid('Customer', luma.customers[0]?.id ?? ''),
        numberOfOrders: '4',
        defaultEmailAddress: { emailAddress: 'ada@example.com' },
      },
      customerJourneySummary: {
        ready: true,
        customerOrderIndex: 4,
        lastVisit: {
          landingPage: 'http://localhost:4010/?ref=finn7&utm_source=mail',
          referralCode: 'finn7',
          referrerUrl: 'https://wa.me/x',
          source: 'wa.me',
          utmParameters: { source: 'mail' },
        },
      },
      subtotalPriceSet: { shopMoney: { amount: '102.0' } },
      currentTotalPriceSet: { shopMoney: { amount: '108.0', currencyCode: 'USD' } },
      totalRefundedSet: { shopMoney: { amount: '0.0' } },
      risk: { recommendation: 'ACCEPT' },
    },
  });
});

test('the journey of a new order is not ready at once, and test orders do not count', async () => {
  const { sandbox, data } = await openAdminApi();
  const { luma } = sandbox;
  const theo = luma.customers.find(({ firstName }) => firstName === 'Theo');
  if (!theo) throw new Error('Theo left');
  const order = addPastOrder(sandbox.world, luma, theo, sandbox.now(), { daysAgo: 0, items: [[0, 1]] });
  const query =
    'query ($id: ID!) { order(id: $id) { customer { numberOfOrders } customerJourneySummary { ready customerOrderIndex lastVisit { source } } } }';
  const ask = () => data(query, { id: gid('Order', order.id) });
  expect(await ask()).toEqual({
    order: {
      customer: { numberOfOrders: '1' },
      customerJourneySummary: { ready: false, customerOrderIndex: 1, lastVisit: null },
    },
  });
  sandbox.advance(2_000);
  expect(await ask()).toMatchObject({
    order: { customerJourneySummary: { ready: true, lastVisit: { source: 'direct' } } },
  });
});

test('refunds lower the current total and what a customer spent', async () => {
  const { data } = await openAdminApi();
  const query =
    '{ customers(first: 1, query: "email:rosa@example.com") { nodes { numberOfOrders amountSpent { amount } orders(first: 5) { nodes { name displayFinancialStatus cancelledAt currentSubtotalPriceSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } } refunds { totalRefundedSet { shopMoney { amount } } } } } } } }';
  expect(await data(query)).toMatchObject({
    customers: {
      nodes: [
        {
          numberOfOrders: '2',
          amountSpent: { amount: '0.0' },
          orders: {
            nodes: [
              {
                displayFinancialStatus: 'REFUNDED',
                cancelledAt: null,
                currentSubtotalPriceSet: { shopMoney: { amount: '0.0' } },
                netPaymentSet: { shopMoney: { amount: '0.0' } },
                refunds: [{ totalRefundedSet: { shopMoney: { amount: '95.0' } } }],
              },
              { cancelledAt: expect.any(String) },
            ],
          },
        },
      ],
    },
  });
});

test('someone without an e-mail has none, and a name to be called by', async () => {
  const { data } = await openAdminApi();
  expect(
    await data(
      '{ customers(first: 1, query: "first_name:Greta") { nodes { displayName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } locale tags } } }',
    ),
  ).toEqual({
    customers: {
      nodes: [
        {
          displayName: 'Greta Holm',
          defaultEmailAddress: null,
          defaultPhoneNumber: { phoneNumber: '+16125550166' },
          locale: 'en',
          tags: [],
        },
      ],
    },
  });
});

test('pages follow each other by cursor in both directions without losing anyone', async () => {
  const { sandbox, data } = await openAdminApi();
  const query =
    'query ($after: String) { customers(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { customers } = (await data(query, { after })) as {
      customers: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    seen.push(...customers.nodes.map(({ id }) => id));
    after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(sandbox.luma.customers.map(({ id }) => gid('Customer', id)));
  const last = '{ customers(last: 2, reverse: true) { nodes { firstName } pageInfo { hasNextPage hasPreviousPage } } }';
  expect(await data(last)).toEqual({
    customers: {
      nodes: [{ firstName: 'Finn' }, { firstName: 'Ada' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    },
  });
});

test.each([
  ['no page size', '{ customers { nodes { id } } }', 'you must provide one of first or last'],
  [
    'an unknown search field',
    '{ customers(first: 1, query: "shoe_size:44") { nodes { id } } }',
    'The sandbox cannot search by shoe_size.',
  ],
  [
    'an unknown sort key',
    '{ customers(first: 1, sortKey: LOCATION) { nodes { id } } }',
    'The sandbox has no state behind the sort key LOCATION.',
  ],
  ['an id of another kind', '{ order(id: "gid://shopify/Customer/1") { id } }', 'Invalid id: gid://shopify/Customer/1'],
])('%s is an error, not an empty list', async (_name, query, message) => {
  const { call } = await openAdminApi();
  expect((await call(query)).body.errors?.[0]?.message).toBe(message);
});

test('products and collections are there for an app that may read them', async () => {
  const { sandbox, data } = await openAdminApi();
  sandbox.luma.installation?.scopes.push('read_products');
  const query =
    '{ products(first: 2, query: "tag:gift", sortKey: TITLE) { nodes { title priceRangeV2 { minVariantPrice { amount } maxVariantPrice { amount } } variants(first: 2) { nodes { price title } } featuredMedia { preview { image { url altText } } } } } collections(first: 5) { nodes { title productsCount { count } } } }';
  expect(await data(query)).toMatchObject({
    products: {
      nodes: [
        {
          title: 'Cedar & Fig Candle',
          priceRangeV2: { minVariantPrice: { amount: '24.0' }, maxVariantPrice: { amount: '38.0' } },
          variants: { nodes: [{ price: '24.00', title: '200 g' }, { price: '38.00' }] },
          featuredMedia: { preview: { image: { altText: 'Cedar & Fig Candle', url: expect.stringContaining('svg') } } },
        },
        { title: 'Sunday Gift Box' },
      ],
    },
    collections: {
      nodes: [
        { title: 'Evening light', productsCount: { count: 3 } },
        { title: 'Kitchen', productsCount: { count: 2 } },
        { title: 'Friends’ cabinet', productsCount: { count: 2 } },
      ],
    },
  });
});

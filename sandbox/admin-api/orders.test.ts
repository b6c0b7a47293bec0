import { expect, test } from 'vitest';
import { fulfillOrder } from '../orders/change-order.ts';
import type { Checkout } from '../orders/checkout.ts';
import { moveDispute, openDispute } from '../orders/disputes.ts';
import { assessOrder } from '../orders/order-risk.ts';
import { placeOrder } from '../orders/place-order.ts';
import { refundOrder } from '../orders/refund-order.ts';
import { discountOf, percentOff } from '../discounts/fixtures.ts';
import { openAdminApi } from '../testing/admin-client.ts';
import type { TestSandbox } from '../testing/sandbox.ts';
import { gid } from '../world/ids.ts';
import type { Order } from '../world/types.ts';

const SCOPES = ['read_orders', 'read_products', 'read_customers', 'read_discounts'];
const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }';

const ORDER_MONEY = `query OrderMoney($id: ID!) {
  order(id: $id) {
    id
    displayFinancialStatus
    paymentGatewayNames
    totalPriceSet ${MONEY}
    currentSubtotalPriceSet ${MONEY}
    totalRefundedSet ${MONEY}
    netPaymentSet ${MONEY}
    refunds(first: 10) {
      id
      createdAt
      totalRefundedSet ${MONEY}
      transactions(first: 10) { nodes { id kind status gateway amountSet ${MONEY} } }
      refundLineItems(first: 50) { nodes { quantity restockType lineItem { id } } }
    }
  }
}`;
const ORDER_STANDING = `query OrderStanding($id: ID!) {
  order(id: $id) {
    id
    displayFulfillmentStatus
    fulfillments(first: 5) { id status createdAt totalQuantity }
    disputes { id initiatedAs status }
    risk { recommendation assessments { riskLevel facts { description sentiment } provider { title } } }
  }
}`;
const ORDER_LINES = `query OrderLines($id: ID!, $collection: ID!) {
  order(id: $id) {
    lineItems(first: 50) {
      nodes {
        id
        quantity
        currentQuantity
        sellingPlan { name sellingPlanId }
        discountedTotalSet(withCodeDiscounts: true) { shopMoney { amount } }
        variant { id }
        product { id inCollection(id: $collection) collections(first: 10) { nodes { id } } }
      }
    }
  }
}`;

function buy(sandbox: TestSandbox, more: Partial<Checkout> = {}): Order {
  const { products } = sandbox.luma;
  const candle = { variantId: products[0]?.variants[0]?.id ?? '', quantity: 2 };
  return placeOrder(sandbox, sandbox.luma, { lines: [candle], email: 'x@example.com', ...more });
}

test('money of an order paid in euros, before and after two refunds', async () => {
  const { sandbox, data } = await openAdminApi({ app: { scopes: SCOPES } });
  const order = buy(sandbox, { currency: 'EUR' });
  const lineId = order.lines[0]?.id ?? '';
  refundOrder(sandbox, sandbox.luma, order, { lines: [{ lineId, quantity: 1 }], restock: false });
  refundOrder(sandbox, sandbox.luma, order, { amount: '5' });
  const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
  expect(await data(ORDER_MONEY, { id: gid('Order', order.id) })).toMatchObject({
    order: {
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      paymentGatewayNames: ['shopify_payments'],
      totalPriceSet: { ...usd('54.0'), presentmentMoney: { amount: '49.77', currencyCode: 'EUR' } },
      currentSubtotalPriceSet: usd('24.0'),
      totalRefundedSet: { ...usd('29.0'), presentmentMoney: { amount: '26.73', currencyCode: 'EUR' } },
      netPaymentSet: usd('25.0'),
      refunds: [
        {
          totalRefundedSet: usd('24.0'),
          transactions: { nodes: [{ kind: 'REFUND', status: 'SUCCESS', amountSet: usd('24.0') }] },
          refundLineItems: { nodes: [{ quantity: 1, restockType: 'NO_RESTOCK' }] },
        },
        { totalRefundedSet: usd('5.0'), refundLineItems: { nodes: [] } },
      ],
    },
  });
});

test('where an order stands: parcels, disputes, risk', async () => {
  const { sandbox, data } = await openAdminApi({ app: { scopes: SCOPES } });
  const order = buy(sandbox);
  const id = gid('Order', order.id);
  expect(await data(ORDER_STANDING, { id })).toMatchObject({
    order: {
      displayFulfillmentStatus: 'UNFULFILLED',
      fulfillments: [],
      disputes: [],
      risk: { recommendation: 'ACCEPT', assessments: [{ riskLevel: 'LOW', facts: [], provider: null }] },
    },
  });
  const lineId = order.lines[0]?.id ?? '';
  fulfillOrder(sandbox, sandbox.luma, order, [{ lineId, quantity: 1 }]);
  openDispute(sandbox, sandbox.luma, order);
  moveDispute(sandbox, sandbox.luma, order, 'LOST');
  const facts = [{ description: 'Proxy', sentiment: 'NEGATIVE' as const }];
  assessOrder(sandbox, sandbox.luma, order, { recommendation: 'INVESTIGATE', level: 'MEDIUM', facts });
  expect(await data(ORDER_STANDING, { id })).toMatchObject({
    order: {
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
      fulfillments: [{ status: 'SUCCESS', totalQuantity: 1 }],
      disputes: [{ initiatedAs: 'CHARGEBACK', status: 'LOST' }],
      risk: { recommendation: 'INVESTIGATE', assessments: [{ riskLevel: 'MEDIUM', facts }] },
    },
  });
});

test('a dispute by itself needs the scope of Shopify Payments', async () => {
  const { sandbox, data, call } = await openAdminApi({ app: { scopes: SCOPES } });
  const order = buy(sandbox);
  openDispute(sandbox, sandbox.luma, order);
  const query = '{ disputes(first: 5) { nodes { status amount { amount } order { id } } } }';
  expect((await call(query)).body.errors?.[0]?.extensions?.['code']).toBe('ACCESS_DENIED');
  sandbox.luma.installation?.scopes.push('read_shopify_payments_disputes');
  expect(await data(query)).toEqual({
    disputes: {
      nodes: [{ status: 'NEEDS_RESPONSE', amount: { amount: '54.0' }, order: { id: gid('Order', order.id) } }],
    },
  });
});

test('lines know their product, its collections and their subscription', async () => {
  const { sandbox, data } = await openAdminApi({ app: { scopes: SCOPES } });
  const { products, collections } = sandbox.luma;
  const wash = products[3];
  const plan = wash?.sellingPlans?.[0];
  const order = buy(sandbox, {
    lines: [
      { variantId: products[0]?.variants[0]?.id ?? '', quantity: 1 },
      { variantId: wash?.variants[0]?.id ?? '', quantity: 1, sellingPlanId: plan?.id },
    ],
  });
  const collection = gid('Collection', collections[0]?.id ?? '');
  expect(await data(ORDER_LINES, { id: gid('Order', order.id), collection })).toMatchObject({
    order: {
      lineItems: {
        nodes: [
          { sellingPlan: null, product: { inCollection: true, collections: { nodes: [{ id: collection }] } } },
          {
            sellingPlan: { name: 'Every month', sellingPlanId: gid('SellingPlan', plan?.id ?? '') },
            product: { inCollection: false },
          },
        ],
      },
    },
  });
});

test('uses of a code are counted a moment late; the checkout knows at once', async () => {
  const { sandbox, data } = await openAdminApi({ app: { scopes: SCOPES } });
  sandbox.luma.discounts.push(discountOf('ONCE', { ...percentOff(0.1), usageLimit: 1 }));
  buy(sandbox, { codes: ['once'] });
  expect(buy(sandbox, { codes: ['once'], email: 'y@example.com' }).discountCodes).toEqual([]);
  const query =
    'query ($code: String!, $query: String!) { codeDiscountNodeByCode(code: $code) { id codeDiscount { ... on DiscountCodeBasic { asyncUsageCount codes(first: 1, query: $query) { nodes { id code asyncUsageCount } } } } } }';
  const counted = async () =>
    JSON.stringify(await data(query, { code: 'ONCE', query: 'code:ONCE' })).match(/Count":\d/g);
  expect(await counted()).toEqual(['Count":0', 'Count":0']);
  sandbox.advance(2000);
  expect(await counted()).toEqual(['Count":1', 'Count":1']);
});

test('pickers page through products by word, collection and title', async () => {
  const { sandbox, data } = await openAdminApi({ app: { scopes: ['read_products'] } });
  const query = `query Products($first: Int!, $after: String, $query: String) {
    products(first: $first, after: $after, query: $query, sortKey: TITLE) {
      nodes { id title status featuredMedia { preview { image { url } } } variants(first: 3) { nodes { id title price } } sellingPlanGroupsCount { count } }
      pageInfo { hasNextPage endCursor }
    }
    productsCount(query: $query) { count }
    collectionsCount { count }
  }`;
  const evening = sandbox.luma.collections[0]?.id ?? '';
  const first = await data(query, { first: 2, query: `collection_id:${evening}` });
  expect(first).toMatchObject({
    products: { nodes: [{ title: 'Cedar & Fig Candle' }, { title: 'Paper Lantern' }], pageInfo: { hasNextPage: true } },
    productsCount: { count: 3 },
    collectionsCount: { count: 3 },
  });
  expect(await data(query, { first: 5, query: 'olive' })).toMatchObject({
    products: { nodes: [{ title: 'Olive Hand Wash', sellingPlanGroupsCount: { count: 1 } }] },
  });
});

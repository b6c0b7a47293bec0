import { expect, test } from 'vitest';
import { openAdminApi } from '../testing/admin-client.ts';

const CHEAP = '{ shop { name } }';
const FIFTY = '{ customers(first: 48) { nodes { id } } }';

test.each([
  ['an object', '{ shop { id name } }', 1, 1],
  ['objects in objects', '{ shop { plan { shopifyPlus } primaryDomain { host } } }', 3, 3],
  ['a connection by its size, and by what came', '{ customers(first: 100) { nodes { id } } }', 102, 11],
  [
    'a connection through its edges',
    '{ customers(first: 5) { edges { node { id } } pageInfo { hasNextPage } } }',
    7,
    7,
  ],
  ['a size in a variable', 'query ($n: Int = 7) { customers(first: $n) { nodes { id } } }', 9, 9],
  [
    'the dearest of an interface',
    '{ node(id: "gid://shopify/Shop/1") { ... on Shop { plan { shopifyPlus } } ... on Customer { defaultEmailAddress { emailAddress } lastOrder { id } } } }',
    3,
    0,
  ],
  [
    'what is skipped',
    'query ($no: Boolean = false) { shop { name } currentAppInstallation @include(if: $no) { id } }',
    1,
    1,
  ],
  [
    'a mutation',
    'mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/1") { userErrors { code } } }',
    10,
    10,
  ],
])('%s costs what Shopify publishes', async (_name, query, requested, actual) => {
  const { call } = await openAdminApi();
  const { body } = await call(query);
  expect(body.errors).toBeUndefined();
  expect(body.extensions?.cost).toMatchObject({ requestedQueryCost: requested, actualQueryCost: actual });
});

test('an empty bucket throttles, and waiting the difference over the restore rate is just enough', async () => {
  const { sandbox, call } = await openAdminApi({ bucketOf: () => ({ maximumAvailable: 100, restoreRate: 10 }) });
  sandbox.luma.customers = Array.from({ length: 48 }, (_, index) => ({
    ...sandbox.luma.customers[0]!,
    id: String(index),
  }));
  expect((await call(FIFTY)).body.extensions?.cost.throttleStatus).toEqual({
    maximumAvailable: 100,
    currentlyAvailable: 50,
    restoreRate: 10,
  });
  await call(FIFTY);
  const { status, body } = await call(FIFTY);
  expect(status).toBe(200);
  expect(body).toEqual({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: expect.any(String) } }],
    extensions: {
      cost: {
        requestedQueryCost: 50,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 100, currentlyAvailable: 0, restoreRate: 10 },
      },
    },
  });
  sandbox.advance(4_999);
  expect((await call(FIFTY)).body.errors?.[0]?.message).toBe('Throttled');
  sandbox.advance(1);
  expect((await call(FIFTY)).body.errors).toBeUndefined();
});

test('what an operation did not need is given back, and the bucket never holds more than its size', async () => {
  const { sandbox, call } = await openAdminApi();
  const cost = (await call('{ customers(first: 100) { nodes { id } } }')).body.extensions?.cost;
  expect(cost).toMatchObject({
    requestedQueryCost: 102,
    actualQueryCost: 11,
    throttleStatus: { currentlyAvailable: 1989 },
  });
  sandbox.advance(3_600_000);
  expect((await call(CHEAP)).body.extensions?.cost.throttleStatus).toMatchObject({ currentlyAvailable: 1999 });
});

test('one shop does not empty the bucket of another', async () => {
  const { sandbox, call } = await openAdminApi();
  await call(FIFTY);
  expect((await call(CHEAP, {}, sandbox.rive)).body.extensions?.cost.throttleStatus).toMatchObject({
    currentlyAvailable: 1999,
  });
});

test('a query of more than 1000 points is refused before it runs, with no bill at the top level', async () => {
  const { call } = await openAdminApi();
  const { body } = await call('{ customers(first: 250) { nodes { orders(first: 10) { nodes { id } } } } }');
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('exceeds the single query max cost limit (1000)'),
        extensions: { code: 'MAX_COST_EXCEEDED', cost: 3252, maxCost: 1000, documentation: expect.any(String) },
      },
    ],
  });
});

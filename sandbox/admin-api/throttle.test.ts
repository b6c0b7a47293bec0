import { expect, test } from 'vitest';
import { openAdminApi } from '../testing/admin-client.ts';

const CHEAP = '{ shop { name } }';
const FIFTY = `mutation { ${['a', 'b', 'c', 'd', 'e'].map((alias) => `${alias}: discountCodeDelete(id: "gid://shopify/DiscountCodeNode/1") { userErrors { code } }`).join(' ')} }`;

test.each([
  ['an object', '{ shop { id name } }', 1, 1],
  ['objects in objects', '{ shop { plan { shopifyPlus } primaryDomain { host } } }', 3, 3],
  ['a connection by its size, and by what came', '{ customers(first: 100) { nodes { id } } }', 11, 6],
  [
    'a connection through its edges',
    '{ customers(first: 5) { edges { node { id } } pageInfo { hasNextPage } } }',
    5,
    5,
  ],
  ['a size in a variable', 'query ($n: Int = 7) { customers(first: $n) { nodes { id } } }', 6, 6],
  [
    'the dearest of an interface',
    '{ node(id: "gid://shopify/Shop/1") { ... on Shop { plan { shopifyPlus } } ... on Customer { defaultEmailAddress { emailAddress } lastOrder { id } } } }',
    3,
    1,
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

test('the one price of a big page that a store has published comes out', async () => {
  const { sandbox, call } = await openAdminApi();
  sandbox.luma.installation?.scopes.push('read_products', 'read_inventory');
  const query =
    '{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }';
  expect((await call(query)).body.extensions?.cost).toMatchObject({ requestedQueryCost: 25, actualQueryCost: 1 });
});

test('an empty bucket throttles, and waiting the difference over the restore rate is just enough', async () => {
  const { sandbox, call } = await openAdminApi({ bucketOf: () => ({ maximumAvailable: 100, restoreRate: 10 }) });
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
    requestedQueryCost: 11,
    actualQueryCost: 6,
    throttleStatus: { currentlyAvailable: 1994 },
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
  const { body } = await call(
    '{ customers(first: 250) { nodes { orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } } } }',
  );
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('exceeds the single query max cost limit (1000)'),
        extensions: { code: 'MAX_COST_EXCEEDED', cost: 1729, maxCost: 1000, documentation: expect.any(String) },
      },
    ],
  });
});

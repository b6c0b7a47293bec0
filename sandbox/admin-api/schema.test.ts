import { expect, test } from 'vitest';
import { openAdminApi } from '../testing/admin-client.ts';
import { basicInput, CREATE_BASIC } from '../testing/discounts.ts';
import { adminSchema, scopeRules } from './schema.ts';

test('the pinned schema is whole: types, scopes and oneOf inputs', () => {
  expect(Object.keys(adminSchema().getTypeMap()).length).toBeGreaterThan(3500);
  expect(adminSchema().getType('DiscountContextInput')).toMatchObject({ isOneOf: true });
  expect(scopeRules().get('Mutation.discountCodeBasicCreate')?.groups).toEqual([['write_discounts']]);
  expect(scopeRules().get('Mutation.productJoinSellingPlanGroups')?.groups).toEqual([
    ['write_products'],
    ['write_own_subscription_contracts', 'write_purchase_options'],
  ]);
});

test.each([
  ['an unknown field', '{ shop { nickname } }', {}, 'Cannot query field "nickname"'],
  ['an unknown argument', '{ shop(id: 1) { name } }', {}, 'Unknown argument "id"'],
  ['a syntax error', '{ shop {', {}, 'Syntax Error'],
  ['a missing variable', CREATE_BASIC, {}, '"$d" of required type'],
  ['an unknown input field', CREATE_BASIC, { d: basicInput({ colour: 'blue' }) }, 'Field "colour" is not defined'],
  ['a wrong scalar', CREATE_BASIC, { d: basicInput({ startsAt: 'tomorrow' }) }, 'DateTime'],
  ['no branch of a oneOf input', CREATE_BASIC, { d: basicInput({ context: {} }) }, 'Exactly one key'],
  [
    'two branches of a oneOf input',
    CREATE_BASIC,
    { d: basicInput({ context: { all: 'ALL', customers: { add: [] } } }) },
    'Exactly one key',
  ],
  ['a null branch of a oneOf input', CREATE_BASIC, { d: basicInput({ context: { all: null } }) }, 'must be non-null'],
  [
    'a deprecated input field in variables',
    CREATE_BASIC,
    { d: basicInput({ customerSelection: { all: true } }) },
    'DiscountCodeBasicInput.customerSelection is deprecated. Use `context` instead.',
  ],
  [
    'a deprecated input field in the document',
    'mutation { discountCodeBasicCreate(basicCodeDiscount: { customerSelection: { all: true } }) { userErrors { code } } }',
    {},
    'DiscountCodeBasicInput.customerSelection is deprecated',
  ],
  [
    'a deprecated argument',
    '{ customer(id: "gid://shopify/Customer/1") { image(size: 3) { url } } }',
    {},
    'The argument Customer.image(size:) is deprecated',
  ],
])('%s is refused by the schema, without data, effect or bill', async (_name, query, variables, message) => {
  const { sandbox, call } = await openAdminApi();
  const { status, body } = await call(query, variables);
  expect(status).toBe(200);
  expect(body.errors?.[0]?.message).toContain(message);
  expect(body).not.toHaveProperty('data');
  expect(body).not.toHaveProperty('extensions');
  expect(sandbox.luma.discounts).toEqual([]);
});

test('a deprecated field may still be read', async () => {
  const { data } = await openAdminApi();
  expect(await data('{ shop { plan { displayName } } }')).toEqual({ shop: { plan: { displayName: 'Basic' } } });
});

test('a field that nobody models fails loudly and is never quietly null', async () => {
  const { call } = await openAdminApi();
  const { body } = await call('{ shop { name resourceLimits { maxProductVariants } } }');
  expect(body.errors?.[0]).toMatchObject({
    message: 'The sandbox has no state behind Shop.resourceLimits.',
    path: ['shop', 'resourceLimits'],
    extensions: { code: 'SANDBOX_NOT_MODELED' },
  });
});

test.each([
  [
    'a query',
    '{ shopLocales { locale } }',
    ['shopLocales'],
    'Access denied for shopLocales field. Required access: `read_locales` access scope',
  ],
  [
    'a connection',
    '{ shop { name } products(first: 1) { nodes { id } } }',
    ['products'],
    'Access denied for products field. Required access: `read_products` access scope.',
  ],
  [
    'an interface',
    '{ node(id: "PRODUCT") { id } }',
    ['node'],
    'Access denied for node field. Required access: `read_products` access scope.',
  ],
  [
    'a mutation',
    'mutation { giftCardCreate(input: { initialAmount: { amount: "1", currencyCode: USD } }) { giftCardCode } }',
    ['giftCardCreate'],
    '`write_gift_cards` access scope',
  ],
])('%s without its scope is refused on the field that needs it', async (_name, query, path, message) => {
  const { sandbox, call } = await openAdminApi();
  const { status, body } = await call(
    query.replace('PRODUCT', `gid://shopify/Product/${sandbox.luma.products[0]?.id}`),
  );
  expect(status).toBe(200);
  expect(body.errors?.[0]).toMatchObject({
    path,
    extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes' },
  });
  expect(body.errors?.[0]?.message).toContain(message);
});

test('permission to write holds permission to read, and not the other way round', async () => {
  const { sandbox, call } = await openAdminApi();
  if (sandbox.luma.installation) sandbox.luma.installation.scopes = ['write_products', 'read_discounts'];
  expect((await call('{ products(first: 1) { nodes { title } } }')).body.errors).toBeUndefined();
  const { body } = await call(CREATE_BASIC, { d: basicInput() });
  expect(body.data).toEqual({ discountCodeBasicCreate: null });
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
  expect(sandbox.luma.discounts).toEqual([]);
});

test('no list of an input may hold more than 250 items', async () => {
  const { call } = await openAdminApi();
  const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Customer/${index + 1}`);
  const { body } = await call('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(body.errors?.[0]?.message).toBe('The input array size of 251 is greater than the maximum allowed of 250.');
});

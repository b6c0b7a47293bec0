import { expect, test } from 'vitest';
import { gid } from '../../world/ids.ts';
import { openAdminApi } from '../../testing/admin-client.ts';
import { basicInput, CREATE_BASIC } from '../../testing/discounts.ts';

const UPDATE = `mutation ($id: ID!, $d: DiscountCodeBasicInput!) {
  discountCodeBasicUpdate(id: $id, basicCodeDiscount: $d) { codeDiscountNode { id } userErrors { code field } }
}`;
const BY_CODE =
  'query ($c: String!) { codeDiscountNodeByCode(code: $c) { id codeDiscount { __typename ... on DiscountCodeBasic { status endsAt } } } }';
const nodeId = (discount: { id: string } | undefined) => gid('DiscountCodeNode', discount?.id ?? '0');

test('a discount is made with its first code and found by it in any case', async () => {
  const { sandbox, data } = await openAdminApi();
  const made = await data(CREATE_BASIC, { d: basicInput() });
  const id = nodeId(sandbox.luma.discounts[0]);
  expect(made).toEqual({
    discountCodeBasicCreate: {
      codeDiscountNode: {
        id,
        codeDiscount: {
          title: 'Friends of Ada',
          status: 'ACTIVE',
          codesCount: { count: 1 },
          shareableUrls: [{ url: 'http://localhost:4010/discount/ADA-10' }],
        },
      },
      userErrors: [],
    },
  });
  expect(await data(BY_CODE, { c: 'ada-10' })).toMatchObject({ codeDiscountNodeByCode: { id } });
  expect(await data(BY_CODE, { c: 'ada-11' })).toEqual({ codeDiscountNodeByCode: null });
  expect(sandbox.luma.discounts[0]?.input).not.toHaveProperty('code');
});

test('a code that exists in other letters is TAKEN', async () => {
  const { sandbox, data } = await openAdminApi();
  await data(CREATE_BASIC, { d: basicInput() });
  expect(await data(CREATE_BASIC, { d: basicInput({ code: 'aDa-10' }) })).toMatchObject({
    discountCodeBasicCreate: {
      codeDiscountNode: null,
      userErrors: [
        {
          code: 'TAKEN',
          field: ['basicCodeDiscount', 'code'],
          message: 'Code must be unique. Please try a different code.',
        },
      ],
    },
  });
  expect(sandbox.luma.discounts).toHaveLength(1);
});

test.each([
  ['no title', { title: ' ' }, 'BLANK', ['title']],
  ['no code', { code: null }, 'BLANK', ['code']],
  ['no start', { startsAt: null }, 'BLANK', ['startsAt']],
  ['no audience', { context: null }, 'BLANK', ['context']],
  ['no value', { customerGets: { items: { all: true } } }, 'BLANK', ['customerGets', 'value']],
  ['no customerGets', { customerGets: null }, 'BLANK', ['customerGets']],
  ['an end before the start', { endsAt: '2026-10-01T00:00:00Z' }, 'END_DATE_BEFORE_START_DATE', ['endsAt']],
  [
    'ten instead of ten percent',
    { customerGets: { items: { all: true }, value: { percentage: 10 } } },
    'VALUE_OUTSIDE_RANGE',
    ['customerGets', 'value', 'percentage'],
  ],
  [
    'two values',
    { customerGets: { items: { all: true }, value: { percentage: 0.1, discountAmount: { amount: '1' } } } },
    'TOO_MANY_ARGUMENTS',
    ['customerGets', 'value'],
  ],
  [
    'an amount of nothing',
    { customerGets: { items: { all: true }, value: { discountAmount: { amount: '0' } } } },
    'GREATER_THAN',
    ['customerGets', 'value', 'discountAmount', 'amount'],
  ],
  [
    'a quantity effect',
    {
      customerGets: {
        items: { all: true },
        value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
      },
    },
    'INVALID',
    ['customerGets', 'value', 'discountOnQuantity'],
  ],
  [
    'no items',
    { customerGets: { items: { products: { productsToAdd: [] } }, value: { percentage: 0.1 } } },
    'APPLIES_ON_NOTHING',
    ['customerGets', 'items'],
  ],
  [
    'foreign products',
    {
      customerGets: { items: { products: { productsToAdd: ['gid://shopify/Product/1'] } }, value: { percentage: 0.1 } },
    },
    'INVALID',
    ['customerGets', 'items'],
  ],
  [
    'foreign customers',
    { context: { customers: { add: ['gid://shopify/Customer/1'] } } },
    'INVALID',
    ['context', 'customers', 'add'],
  ],
  ['a usage limit of zero', { usageLimit: 0 }, 'GREATER_THAN', ['usageLimit']],
  ['six tags', { tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'TOO_MANY_TAGS', ['tags']],
  [
    'a minimum of both kinds',
    {
      minimumRequirement: {
        subtotal: { greaterThanOrEqualToSubtotal: '10' },
        quantity: { greaterThanOrEqualToQuantity: '2' },
      },
    },
    'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT',
    ['minimumRequirement'],
  ],
])('a discount with %s is refused', async (_name, change, code, field) => {
  const { sandbox, data } = await openAdminApi();
  const answer = await data(CREATE_BASIC, { d: basicInput(change) });
  expect(answer).toMatchObject({
    discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ code, field: ['basicCodeDiscount', ...field] }] },
  });
  expect(sandbox.luma.discounts).toEqual([]);
});

test('an update changes what it names and leaves the rest', async () => {
  const { sandbox, data } = await openAdminApi();
  const [candle, throwRug] = sandbox.luma.products.map(({ id }) => gid('Product', id));
  await data(CREATE_BASIC, {
    d: basicInput({ customerGets: { items: { products: { productsToAdd: [candle] } }, value: { percentage: 0.1 } } }),
  });
  const id = nodeId(sandbox.luma.discounts[0]);
  const change = {
    title: 'Renamed',
    code: 'ADA-NEW',
    customerGets: { items: { products: { productsToAdd: [throwRug], productsToRemove: [candle] } } },
  };
  expect(await data(UPDATE, { id, d: change })).toEqual({
    discountCodeBasicUpdate: { codeDiscountNode: { id }, userErrors: [] },
  });
  expect(sandbox.luma.discounts[0]?.input).toMatchObject({
    title: 'Renamed',
    startsAt: '2026-11-01T00:00:00Z',
    customerGets: { items: { products: { productsToAdd: [throwRug] } }, value: { percentage: 0.1 } },
  });
  expect(await data(BY_CODE, { c: 'ADA-10' })).toEqual({ codeDiscountNodeByCode: null });
  expect(await data(BY_CODE, { c: 'ada-new' })).toMatchObject({ codeDiscountNodeByCode: { id } });
  expect(await data(UPDATE, { id, d: { customerGets: { value: { percentage: 2 } } } })).toMatchObject({
    discountCodeBasicUpdate: { userErrors: [{ code: 'VALUE_OUTSIDE_RANGE' }] },
  });
  expect(await data(UPDATE, { id, d: { code: 'ADA-NEW' } })).toMatchObject({
    discountCodeBasicUpdate: { userErrors: [] },
  });
});

test('deactivating ends a discount, activating opens it, deleting frees its code', async () => {
  const { sandbox, data } = await openAdminApi();
  await data(CREATE_BASIC, { d: basicInput() });
  const id = nodeId(sandbox.luma.discounts[0]);
  const run = (name: string) => data(`mutation ($id: ID!) { ${name}(id: $id) { userErrors { code } } }`, { id });
  await run('discountCodeDeactivate');
  expect(await data(BY_CODE, { c: 'ADA-10' })).toMatchObject({
    codeDiscountNodeByCode: { codeDiscount: { status: 'EXPIRED', endsAt: '2026-11-21T12:00:00.000Z' } },
  });
  await run('discountCodeActivate');
  expect(await data(BY_CODE, { c: 'ADA-10' })).toMatchObject({
    codeDiscountNodeByCode: { codeDiscount: { status: 'ACTIVE', endsAt: null } },
  });
  await run('discountCodeDelete');
  expect(await run('discountCodeDelete')).toMatchObject({ discountCodeDelete: { userErrors: [{ code: 'INVALID' }] } });
  expect(await data(CREATE_BASIC, { d: basicInput() })).toMatchObject({ discountCodeBasicCreate: { userErrors: [] } });
});

test('free shipping and buy X get Y are judged by their own rules and read back as they were made', async () => {
  const { sandbox, data } = await openAdminApi();
  const { startsAt, context } = basicInput();
  const product = gid('Product', sandbox.luma.products[0]?.id ?? '');
  const shipping = `mutation ($d: DiscountCodeFreeShippingInput!) { discountCodeFreeShippingCreate(freeShippingCodeDiscount: $d) { codeDiscountNode { codeDiscount { ... on DiscountCodeFreeShipping { summary discountClasses maximumShippingPrice { amount } destinationSelection { __typename } } } } userErrors { code } } }`;
  expect(
    await data(shipping, {
      d: { title: 'Ship', code: 'SHIP', startsAt, context, destination: { all: true }, maximumShippingPrice: '12' },
    }),
  ).toEqual({
    discountCodeFreeShippingCreate: {
      codeDiscountNode: {
        codeDiscount: {
          summary: 'Free shipping on all products • For all countries',
          discountClasses: ['SHIPPING'],
          maximumShippingPrice: { amount: '12.0' },
          destinationSelection: { __typename: 'DiscountCountryAll' },
        },
      },
      userErrors: [],
    },
  });
  const bxgy = `mutation ($d: DiscountCodeBxgyInput!) { discountCodeBxgyCreate(bxgyCodeDiscount: $d) { codeDiscountNode { codeDiscount { ... on DiscountCodeBxgy { summary customerGets { value { ... on DiscountOnQuantity { quantity { quantity } effect { ... on DiscountPercentage { percentage } } } } } } } } userErrors { code field } } }`;
  const rules = {
    title: 'Gift',
    code: 'GIFT',
    startsAt,
    context,
    customerBuys: { items: { products: { productsToAdd: [product] } }, value: { quantity: '1' } },
  };
  const gets = {
    items: { products: { productsToAdd: [product] } },
    value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
  };
  expect(await data(bxgy, { d: { ...rules, customerGets: { ...gets, items: { all: true } } } })).toMatchObject({
    discountCodeBxgyCreate: {
      userErrors: [{ code: 'INVALID', field: ['bxgyCodeDiscount', 'customerGets', 'items', 'all'] }],
    },
  });
  expect(await data(bxgy, { d: { ...rules, customerGets: { ...gets, value: { percentage: 0.5 } } } })).toMatchObject({
    discountCodeBxgyCreate: { userErrors: [{ code: 'INVALID' }] },
  });
  expect(await data(bxgy, { d: { ...rules, customerGets: gets } })).toEqual({
    discountCodeBxgyCreate: {
      codeDiscountNode: {
        codeDiscount: {
          summary: 'Buy 1 item, get 1 item free',
          customerGets: { value: { quantity: { quantity: '1' }, effect: { percentage: 1 } } },
        },
      },
      userErrors: [],
    },
  });
});

import { expect, test } from 'vitest';
import { gid } from '../world/ids.ts';
import { openAdminApi } from '../testing/admin-client.ts';
import { basicInput } from '../testing/discounts.ts';

/** The operations an app of this kind lives on, each as one document, in the order of a reward's life. */
const CREATE =
  'mutation($d: DiscountCodeBasicInput!){discountCodeBasicCreate(basicCodeDiscount:$d){codeDiscountNode{id codeDiscount{... on DiscountCodeBasic{title status codesCount{count} shareableUrls{url}}}} userErrors{code field message extraInfo}}}';
const ADD =
  'mutation($id: ID!,$codes:[DiscountRedeemCodeInput!]!){discountRedeemCodeBulkAdd(discountId:$id,codes:$codes){bulkCreation{id done codesCount} userErrors{code field message}}}';
const POLL =
  'query($id: ID!){discountRedeemCodeBulkCreation(id:$id){done importedCount failedCount codes(first:250){nodes{code discountRedeemCode{id} errors{code message}}}}}';
const BY_CODE =
  'query($c:String!){codeDiscountNodeByCode(code:$c){id codeDiscount{__typename ... on DiscountCodeBasic{status codes(first:1,query:"finn"){nodes{id code asyncUsageCount createdBy{id}}}}}}}';
const REVOKE =
  'mutation($d:ID!,$ids:[ID!]){discountCodeRedeemCodeBulkDelete(discountId:$d,ids:$ids){job{id done} userErrors{code message}}}';
const ORDER =
  'query($id:ID!){order(id:$id){id test cancelledAt discountCodes customer{id numberOfOrders defaultEmailAddress{emailAddress}} customerJourneySummary{ready customerOrderIndex lastVisit{landingPage referralCode}} currentTotalPriceSet{shopMoney{amount currencyCode}} totalRefundedSet{shopMoney{amount}} risk{recommendation}}}';
const SHOP =
  'query{currentAppInstallation{id accessScopes{handle} activeSubscriptions{id name status test}} shop{id myshopifyDomain currencyCode plan{publicDisplayName shopifyPlus} features{giftCards}} storeCreditConfiguration{storeCreditEnabled}}';
const CREDIT =
  'mutation($id:ID!,$i:StoreCreditAccountCreditInput!){storeCreditAccountCredit(id:$id,creditInput:$i){storeCreditAccountTransaction{id amount{amount currencyCode}} userErrors{code field message}}}';
const GIFT_CARD =
  'mutation($i:GiftCardCreateInput!){giftCardCreate(input:$i){giftCard{id maskedCode} giftCardCode userErrors{code field message}}}';

test('a reward is made, handed out, found and taken back', async () => {
  const { sandbox, data } = await openAdminApi();
  const { luma } = sandbox;
  await data(CREATE, { d: basicInput() });
  const parent = gid('DiscountCodeNode', luma.discounts[0]?.id ?? '');
  await data(ADD, { id: parent, codes: [{ code: 'FINN-1' }] });
  sandbox.advance(150);
  const bulk = gid('DiscountRedeemCodeBulkCreation', luma.bulkCreations[0]?.id ?? '');
  const { discountRedeemCodeBulkCreation: done } = await data(POLL, { id: bulk });
  const codeId = gid('DiscountRedeemCode', luma.discounts[0]?.codes[1]?.id ?? '');
  expect(done).toEqual({
    done: true,
    importedCount: 1,
    failedCount: 0,
    codes: { nodes: [{ code: 'FINN-1', discountRedeemCode: { id: codeId }, errors: [] }] },
  });
  expect(await data(BY_CODE, { c: 'finn-1' })).toMatchObject({
    codeDiscountNodeByCode: {
      id: parent,
      codeDiscount: {
        __typename: 'DiscountCodeBasic',
        status: 'ACTIVE',
        codes: { nodes: [{ id: codeId, code: 'FINN-1', asyncUsageCount: 0, createdBy: { id: expect.any(String) } }] },
      },
    },
  });
  const { discountCodeRedeemCodeBulkDelete: revoked } = await data(REVOKE, { d: parent, ids: [codeId] });
  expect(revoked).toMatchObject({ job: { done: false }, userErrors: [] });
  sandbox.advance(150);
  expect(await data(BY_CODE, { c: 'finn-1' })).toEqual({ codeDiscountNodeByCode: null });
});

test('a bulk creation of 250 codes can be read in one query', async () => {
  const { sandbox, data, call } = await openAdminApi();
  await data(CREATE, { d: basicInput() });
  const parent = gid('DiscountCodeNode', sandbox.luma.discounts[0]?.id ?? '');
  await data(ADD, { id: parent, codes: Array.from({ length: 250 }, (_, index) => ({ code: `BULK-${index}` })) });
  sandbox.advance(150);
  const bulk = gid('DiscountRedeemCodeBulkCreation', sandbox.luma.bulkCreations[0]?.id ?? '');
  const { body } = await call(POLL, { id: bulk });
  expect(body.errors).toBeUndefined();
  expect(body.extensions?.cost.requestedQueryCost).toBeLessThan(50);
});

test('an order and the shop are read', async () => {
  const { sandbox, data } = await openAdminApi();
  const id = gid('Order', sandbox.luma.orders[0]?.id ?? '');
  expect(await data(ORDER, { id })).toMatchObject({ order: { id, customer: { numberOfOrders: '4' } } });
  expect(await data(SHOP)).toMatchObject({ shop: { myshopifyDomain: 'luma-goods.myshopify.com' } });
});

test.each([
  [
    'store credit',
    CREDIT,
    'write_store_credit_account_transactions',
    { creditAmount: { amount: '5', currencyCode: 'USD' } },
    { storeCreditAccountCredit: { storeCreditAccountTransaction: { amount: { amount: '5.0' } }, userErrors: [] } },
  ],
  [
    'a gift card',
    GIFT_CARD,
    'write_gift_cards',
    { initialAmount: { amount: '5', currencyCode: 'USD' }, code: 'thank5you' },
    { giftCardCreate: { giftCardCode: 'thank5you', userErrors: [] } },
  ],
])('%s is given, by an app with the scope for it', async (_name, query, scope, i, answer) => {
  const { sandbox, data, call } = await openAdminApi();
  const variables = { i, ...(query === CREDIT && { id: gid('Customer', sandbox.luma.customers[0]?.id ?? '') }) };
  expect((await call(query, variables)).body.errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
  sandbox.luma.installation?.scopes.push(scope);
  expect(await data(query, variables)).toMatchObject(answer);
});

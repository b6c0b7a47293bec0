import { expect, test } from 'vitest';
import { openAdminApi, type AdminClient } from '../../testing/admin-client.ts';
import { gid } from '../../world/ids.ts';

const CREATE = `mutation CreateGiftCard($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) {
    giftCard { id maskedCode lastCharacters initialValue { amount currencyCode } balance { amount } expiresOn enabled customer { id } }
    giftCardCode
    userErrors { code field message }
  }
}`;
const DEACTIVATE = `mutation DeactivateGiftCard($id: ID!) {
  giftCardDeactivate(id: $id) { giftCard { id enabled deactivatedAt balance { amount } } userErrors { code field message } }
}`;
const DEBIT = `mutation DebitGiftCard($id: ID!, $input: GiftCardDebitInput!) {
  giftCardDebit(id: $id, debitInput: $input) {
    giftCardDebitTransaction { id amount { amount } giftCard { id balance { amount } } }
    userErrors { code field message }
  }
}`;
const CREDIT = `mutation CreditGiftCard($id: ID!, $input: GiftCardCreditInput!) {
  giftCardCredit(id: $id, creditInput: $input) {
    giftCardCreditTransaction { id amount { amount } giftCard { balance { amount } } }
    userErrors { code field message }
  }
}`;
const READ = `query GiftCard($id: ID!) {
  giftCard(id: $id) { id enabled deactivatedAt expiresOn maskedCode initialValue { amount } balance { amount currencyCode } }
}`;
const FIND = `query FindGiftCards($query: String!) {
  giftCards(first: 5, query: $query) { nodes { id lastCharacters enabled balance { amount } } }
}`;

const SCOPES = ['write_gift_cards', 'write_gift_card_transactions', 'write_customers'];
const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

async function open(scopes = SCOPES): Promise<AdminClient & { create: Create }> {
  const client = await openAdminApi({ app: { scopes } });
  const create: Create = async (input) => (await client.data(CREATE, { input }))['giftCardCreate'];
  return { ...client, create };
}
type Create = (input: Record<string, unknown>) => Promise<unknown>;

test('a card with a code of the app’s own shows the code once and never again', async () => {
  const { sandbox, data, create } = await open();
  const ada = gid('Customer', sandbox.luma.customers[0]?.id ?? '');
  const input = {
    initialAmount: usd('25'),
    code: 'THANKS2026ada',
    customerId: ada,
    expiresOn: '2027-11-21',
    note: 'rw_1',
  };
  expect(await create(input)).toMatchObject({
    giftCard: {
      maskedCode: '•••• •••• •••• 6ada',
      lastCharacters: '6ada',
      initialValue: { amount: '25.0', currencyCode: 'USD' },
      balance: { amount: '25.0' },
      expiresOn: '2027-11-21',
      enabled: true,
      customer: { id: ada },
    },
    giftCardCode: 'thanks2026ada',
    userErrors: [],
  });
  const id = gid('GiftCard', sandbox.luma.giftCards[0]?.id ?? '');
  expect(JSON.stringify(await data(READ, { id }))).not.toContain('thanks2026');
  expect(await create({ ...input, code: 'thanks2026ADA' })).toMatchObject({
    giftCard: null,
    giftCardCode: null,
    userErrors: [{ code: 'TAKEN', field: ['input', 'code'] }],
  });
  expect(await data(FIND, { query: 'thanks2026ada' })).toMatchObject({ giftCards: { nodes: [{ id }] } });
  expect(await data(FIND, { query: 'nosuchcard' })).toEqual({ giftCards: { nodes: [] } });
});

test('a card without a code gets one of sixteen letters and digits', async () => {
  const { create } = await open();
  expect(await create({ initialAmount: usd('10') })).toMatchObject({
    giftCardCode: expect.stringMatching(/^[a-z0-9]{16}$/),
    userErrors: [],
  });
});

test.each([
  ['no amount', {}, 'MISSING_ARGUMENT', 'initialAmount'],
  ['nothing on it', { initialAmount: usd('0') }, 'GREATER_THAN', 'amount'],
  ['more than may be issued', { initialAmount: usd('2000.01') }, 'GIFT_CARD_LIMIT_EXCEEDED', 'amount'],
  ['seven characters', { initialAmount: usd('5'), code: 'sevenca' }, 'TOO_SHORT', 'code'],
  ['twenty-one characters', { initialAmount: usd('5'), code: 'a'.repeat(21) }, 'TOO_LONG', 'code'],
  ['a hyphen', { initialAmount: usd('5'), code: 'thank-you-ada' }, 'INVALID', 'code'],
  ['nobody’s name', { initialAmount: usd('5'), customerId: gid('Customer', '1') }, 'CUSTOMER_NOT_FOUND', 'customerId'],
  ['a day that is over', { initialAmount: usd('5'), expiresOn: '2026-11-20' }, 'INVALID', 'expiresOn'],
  ['another currency', { initialAmount: { amount: '5', currencyCode: 'EUR' } }, 'INVALID', 'currencyCode'],
])('a card with %s is refused', async (_what, input, code, field) => {
  const { sandbox, create } = await open();
  expect(await create(input)).toMatchObject({ giftCard: null, userErrors: [{ code }] });
  expect(JSON.stringify(await create(input))).toContain(`"${field}"`);
  expect(sandbox.luma.giftCards).toEqual([]);
});

test('a card is cut by a debit, never below nothing, and filled again by a credit', async () => {
  const { sandbox, data, create } = await open();
  await create({ initialAmount: usd('20') });
  const id = gid('GiftCard', sandbox.luma.giftCards[0]?.id ?? '');
  expect(await data(DEBIT, { id, input: { debitAmount: usd('12.5') } })).toMatchObject({
    giftCardDebit: {
      giftCardDebitTransaction: { amount: { amount: '-12.5' }, giftCard: { balance: { amount: '7.5' } } },
      userErrors: [],
    },
  });
  expect(await data(DEBIT, { id, input: { debitAmount: usd('7.51') } })).toMatchObject({
    giftCardDebit: { giftCardDebitTransaction: null, userErrors: [{ code: 'INSUFFICIENT_FUNDS' }] },
  });
  expect(await data(CREDIT, { id, input: { creditAmount: usd('1') } })).toMatchObject({
    giftCardCredit: { giftCardCreditTransaction: { giftCard: { balance: { amount: '8.5' } } }, userErrors: [] },
  });
  expect(await data(CREDIT, { id, input: { creditAmount: { amount: '1', currencyCode: 'EUR' } } })).toMatchObject({
    giftCardCredit: { userErrors: [{ code: 'MISMATCHING_CURRENCY' }] },
  });
});

test('a card that is switched off stays off, keeps its balance and cannot be moved', async () => {
  const { sandbox, data, create } = await open();
  await create({ initialAmount: usd('20') });
  const id = gid('GiftCard', sandbox.luma.giftCards[0]?.id ?? '');
  const off = { giftCard: { id, enabled: false, balance: { amount: '20.0' } }, userErrors: [] };
  expect(await data(DEACTIVATE, { id })).toMatchObject({ giftCardDeactivate: off });
  const deactivatedAt = sandbox.luma.giftCards[0]?.deactivatedAt;
  sandbox.advance(1000);
  expect(await data(DEACTIVATE, { id })).toMatchObject({ giftCardDeactivate: off });
  expect(sandbox.luma.giftCards[0]?.deactivatedAt).toBe(deactivatedAt);
  expect(await data(DEBIT, { id, input: { debitAmount: usd('1') } })).toMatchObject({
    giftCardDebit: { userErrors: [{ code: 'INVALID' }] },
  });
  expect(await data(DEACTIVATE, { id: gid('GiftCard', '1') })).toMatchObject({
    giftCardDeactivate: { giftCard: null, userErrors: [{ code: 'GIFT_CARD_NOT_FOUND', field: ['id'] }] },
  });
  expect(await data(FIND, { query: 'status:disabled' })).toMatchObject({ giftCards: { nodes: [{ id }] } });
});

test('a card for a customer needs to write customers, a shop without gift cards issues none', async () => {
  const { sandbox, call } = await open(['write_gift_cards']);
  const ada = gid('Customer', sandbox.luma.customers[0]?.id ?? '');
  const denied = async (input: Record<string, unknown>) =>
    (await call(CREATE, { input })).body.errors?.[0]?.extensions?.['code'];
  expect(await denied({ initialAmount: usd('5'), customerId: ada })).toBe('ACCESS_DENIED');
  sandbox.luma.giftCardsEnabled = false;
  expect(await denied({ initialAmount: usd('5') })).toBe('ACCESS_DENIED');
  const { body } = await call('{ shop { features { giftCards } } }');
  expect(body.data).toEqual({ shop: { features: { giftCards: false } } });
  expect(sandbox.luma.giftCards).toEqual([]);
});

test('what nobody models says so', async () => {
  const { call } = await open();
  const input = { initialAmount: usd('5'), templateSuffix: 'birthday' };
  expect((await call(CREATE, { input })).body.errors?.[0]?.extensions).toEqual({ code: 'SANDBOX_NOT_MODELED' });
});

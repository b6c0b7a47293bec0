import { expect, test } from 'vitest';
import { openAdminApi, type AdminClient } from '../../testing/admin-client.ts';
import { gid } from '../../world/ids.ts';

const CREDIT = `mutation CreditStoreCredit($id: ID!, $input: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $input) {
    storeCreditAccountTransaction {
      id amount { amount currencyCode } balanceAfterTransaction { amount } createdAt expiresAt event
      account { id balance { amount currencyCode } }
    }
    userErrors { code field message }
  }
}`;
const DEBIT = `mutation DebitStoreCredit($id: ID!, $input: StoreCreditAccountDebitInput!) {
  storeCreditAccountDebit(id: $id, debitInput: $input) {
    storeCreditAccountTransaction { id amount { amount } account { id balance { amount } } }
    userErrors { code field message }
  }
}`;
const ACCOUNTS = `query StoreCreditAccounts($id: ID!) {
  customer(id: $id) {
    storeCreditAccounts(first: 5) {
      nodes {
        id
        balance { amount currencyCode }
        transactions(first: 20, sortKey: CREATED_AT, reverse: true) {
          nodes {
            __typename
            amount { amount currencyCode }
            balanceAfterTransaction { amount }
            createdAt
            event
            ... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { amount } }
            ... on StoreCreditAccountDebitTransaction { id }
          }
        }
      }
    }
  }
}`;

const SCOPES = [
  'read_customers',
  'read_orders',
  'write_store_credit_account_transactions',
  'read_store_credit_accounts',
];

async function open(): Promise<AdminClient & { ada: string; run: Run }> {
  const client = await openAdminApi({ app: { scopes: SCOPES } });
  const ada = gid('Customer', client.sandbox.luma.customers[0]?.id ?? '');
  const run: Run = async (query, id, input) => Object.values(await client.data(query, { id, input }))[0];
  return { ...client, ada, run };
}
type Run = (query: string, id: string, input: Record<string, unknown>) => Promise<unknown>;

const credit = (amount: string, more: Record<string, unknown> = {}, currencyCode = 'USD') => ({
  creditAmount: { amount, currencyCode },
  ...more,
});
const debit = (amount: string, currencyCode = 'USD') => ({ debitAmount: { amount, currencyCode } });

test('the first credit makes the account, the same call again adds the money again', async () => {
  const { sandbox, ada, run } = await open();
  expect(await run(CREDIT, ada, credit('10.5'))).toMatchObject({
    storeCreditAccountTransaction: {
      amount: { amount: '10.5', currencyCode: 'USD' },
      balanceAfterTransaction: { amount: '10.5' },
      event: 'ADJUSTMENT',
      expiresAt: null,
      account: { balance: { amount: '10.5' } },
    },
    userErrors: [],
  });
  await run(CREDIT, ada, credit('10.5'));
  expect(sandbox.luma.storeCreditAccounts).toHaveLength(1);
  expect(sandbox.luma.storeCreditAccounts[0]?.transactions.at(-1)).toMatchObject({ balanceAfter: '21.00' });
});

test('every currency has an account of its own, and each can be named by its id', async () => {
  const { data, ada, run } = await open();
  await run(CREDIT, ada, credit('5'));
  await run(CREDIT, ada, credit('700', {}, 'JPY'));
  const answer = await data(ACCOUNTS, { id: ada });
  expect(answer).toMatchObject({
    customer: {
      storeCreditAccounts: {
        nodes: [
          { balance: { amount: '5.0', currencyCode: 'USD' } },
          { balance: { amount: '700.0', currencyCode: 'JPY' } },
        ],
      },
    },
  });
  const [yen] = JSON.stringify(answer).match(/gid:..shopify.StoreCreditAccount.\d+(?="[^{]*{"amount":"700.0")/) ?? [];
  expect(await run(CREDIT, yen ?? '', credit('1', {}, 'USD'))).toMatchObject({
    storeCreditAccountTransaction: null,
    userErrors: [{ code: 'MISMATCHING_CURRENCY', field: ['creditInput', 'creditAmount', 'currencyCode'] }],
  });
  expect(await run(DEBIT, yen ?? '', debit('100', 'JPY'))).toMatchObject({
    storeCreditAccountTransaction: { amount: { amount: '-100.0' }, account: { balance: { amount: '600.0' } } },
  });
});

test.each([
  ['nobody', gid('Customer', '1'), credit('5'), 'OWNER_NOT_FOUND'],
  ['an account nobody has', gid('StoreCreditAccount', '1'), credit('5'), 'ACCOUNT_NOT_FOUND'],
  ['nothing', '', credit('0'), 'NEGATIVE_OR_ZERO_AMOUNT'],
  ['less than nothing', '', credit('-1'), 'NEGATIVE_OR_ZERO_AMOUNT'],
  ['a currency the shop does not sell in', '', credit('5', {}, 'BRL'), 'UNSUPPORTED_CURRENCY'],
  ['credit that is over already', '', credit('5', { expiresAt: '2026-11-21T11:59:59Z' }), 'EXPIRES_AT_IN_PAST'],
  ['more than an account may hold', '', credit('10000.01'), 'CREDIT_LIMIT_EXCEEDED'],
])('a credit of %s is refused and moves nothing', async (_what, id, input, code) => {
  const { sandbox, ada, run } = await open();
  expect(await run(CREDIT, id || ada, input)).toMatchObject({
    storeCreditAccountTransaction: null,
    userErrors: [{ code }],
  });
  expect(sandbox.luma.storeCreditAccounts).toEqual([]);
});

test.each([
  ['more than the balance', debit('5.01'), 'INSUFFICIENT_FUNDS'],
  ['nothing', debit('0'), 'NEGATIVE_OR_ZERO_AMOUNT'],
  ['a currency without an account', debit('1', 'EUR'), 'ACCOUNT_NOT_FOUND'],
])('a debit of %s is refused and moves nothing', async (_what, input, code) => {
  const { sandbox, ada, run } = await open();
  await run(CREDIT, ada, credit('5'));
  expect(await run(DEBIT, ada, input)).toMatchObject({ storeCreditAccountTransaction: null, userErrors: [{ code }] });
  expect(sandbox.luma.storeCreditAccounts[0]?.transactions).toHaveLength(1);
});

test('a debit takes the credit that expires soonest, and what is left of it expires', async () => {
  const { sandbox, data, ada, run } = await open();
  await run(CREDIT, ada, credit('10'));
  await run(CREDIT, ada, credit('8', { expiresAt: '2026-12-01T00:00:00Z' }));
  await run(DEBIT, ada, debit('3'));
  sandbox.advance(14 * 86_400_000);
  expect(await data(ACCOUNTS, { id: ada })).toMatchObject({
    customer: {
      storeCreditAccounts: {
        nodes: [
          {
            balance: { amount: '10.0' },
            transactions: {
              nodes: [
                { __typename: 'StoreCreditAccountExpirationTransaction', amount: { amount: '-5.0' } },
                { __typename: 'StoreCreditAccountDebitTransaction', amount: { amount: '-3.0' } },
                { expiresAt: '2026-12-01T00:00:00.000Z', remainingAmount: { amount: '5.0' } },
                { expiresAt: null, remainingAmount: { amount: '10.0' } },
              ],
            },
          },
        ],
      },
    },
  });
});

test('a timeout after the effect leaves a credit that only the transactions tell of', async () => {
  const { sandbox, data, post, ada } = await open();
  sandbox.strike('admin.timeout-after-effect', { operation: 'CreditStoreCredit' });
  const body = JSON.stringify({ query: CREDIT, variables: { id: ada, input: credit('7') } });
  await expect(post(body)).rejects.toThrow('fetch failed');
  expect(await data(ACCOUNTS, { id: ada })).toMatchObject({
    customer: { storeCreditAccounts: { nodes: [{ transactions: { nodes: [{ amount: { amount: '7.0' } }] } }] } },
  });
});

test('a user error on request comes without the effect, in the words of this mutation', async () => {
  const { sandbox, ada, run } = await open();
  sandbox.strike('admin.user-error', { code: 'CREDIT_LIMIT_EXCEEDED', operation: 'CreditStoreCredit' });
  expect(await run(CREDIT, ada, credit('7'))).toMatchObject({ userErrors: [{ code: 'CREDIT_LIMIT_EXCEEDED' }] });
  sandbox.strike('admin.user-error', { operation: 'CreditStoreCredit' });
  expect(await run(CREDIT, ada, credit('7'))).toMatchObject({
    storeCreditAccountTransaction: null,
    userErrors: [{ code: 'ACCOUNT_NOT_FOUND' }],
  });
  expect(sandbox.luma.storeCreditAccounts).toEqual([]);
});

test('accounts, transactions and moving money need a scope each', async () => {
  const { sandbox, call, ada } = await open();
  const denied = async (query: string, variables: Record<string, unknown>) =>
    (await call(query, variables)).body.errors?.[0]?.extensions?.['code'];
  const { installation } = sandbox.luma;
  if (installation) installation.scopes = ['read_customers', 'read_store_credit_accounts'];
  expect(await denied(CREDIT, { id: ada, input: credit('1') })).toBe('ACCESS_DENIED');
  await call(CREDIT, { id: ada, input: credit('1') });
  expect(sandbox.luma.storeCreditAccounts).toEqual([]);
  if (installation) installation.scopes = ['read_customers'];
  expect(await denied(ACCOUNTS, { id: ada })).toBe('ACCESS_DENIED');
});

test('an account is found by its id and knows its owner', async () => {
  const { sandbox, data, ada, run } = await open();
  await run(CREDIT, ada, credit('5'));
  const id = gid('StoreCreditAccount', sandbox.luma.storeCreditAccounts[0]?.id ?? '');
  const query = `query ($id: ID!) { storeCreditAccount(id: $id) { id owner { ... on Customer { id } } balance { amount } } }`;
  expect(await data(query, { id })).toEqual({
    storeCreditAccount: { id, owner: { id: ada }, balance: { amount: '5.0' } },
  });
});

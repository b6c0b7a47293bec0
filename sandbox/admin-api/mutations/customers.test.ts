import { expect, test } from 'vitest';
import { openAdminApi } from '../../testing/admin-client.ts';

const CREATE = `mutation ($input: CustomerInput!) {
  customerCreate(input: $input) {
    customer { id firstName locale tags numberOfOrders defaultEmailAddress { emailAddress marketingState } }
    userErrors { field message }
  }
}`;
const FIND = `query ($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) { id } }`;

test('a customer is made of an address alone, without consent, and found by it in any case', async () => {
  const { sandbox, data } = await openAdminApi();
  const made = await data(CREATE, { input: { email: ' New@Example.com ' } });
  expect(made).toMatchObject({
    customerCreate: {
      customer: {
        firstName: null,
        locale: sandbox.luma.locale,
        tags: [],
        numberOfOrders: '0',
        defaultEmailAddress: { emailAddress: 'new@example.com', marketingState: 'NOT_SUBSCRIBED' },
      },
      userErrors: [],
    },
  });
  const { customer } = made['customerCreate'] as { customer: { id: string } };
  expect(await data(FIND, { email: 'NEW@example.com' })).toMatchObject({ customerByIdentifier: { id: customer.id } });
});

test.each([
  ['an address that somebody has', (taken: string) => taken.toUpperCase(), ['email'], 'Email has already been taken'],
  ['what is no address', () => 'nobody', ['email'], 'Email is invalid'],
  ['nothing at all', () => '', null, 'A name, phone number, or email address must be present'],
])('%s is refused, and nobody is made', async (_name, email, field, message) => {
  const { sandbox, data } = await openAdminApi();
  const before = sandbox.luma.customers.length;
  const input = { email: email(sandbox.luma.customers[0]?.email ?? '') };
  expect(await data(CREATE, { input })).toMatchObject({
    customerCreate: { customer: null, userErrors: [{ field, message }] },
  });
  expect(sandbox.luma.customers).toHaveLength(before);
});

test('consent, addresses and what else is not modelled fail loudly', async () => {
  const { call } = await openAdminApi();
  const { body } = await call(CREATE, {
    input: { email: 'new@example.com', emailMarketingConsent: { marketingState: 'SUBSCRIBED' } },
  });
  expect(body.errors?.[0]?.extensions?.['code']).toBe('SANDBOX_NOT_MODELED');
});

import { expect, test } from 'vitest';
import { openAdminApi } from '../testing/admin-client.ts';
import { basicInput, CREATE_BASIC } from '../testing/discounts.ts';

const create = JSON.stringify({ query: CREATE_BASIC, variables: { d: basicInput() } });

test('throttled on request: nothing happens, and the numbers say how long to wait', async () => {
  const { sandbox, call } = await openAdminApi();
  sandbox.strike('admin.throttle');
  const { status, body } = await call(CREATE_BASIC, { d: basicInput() });
  expect(status).toBe(200);
  expect(body.errors?.[0]?.extensions?.['code']).toBe('THROTTLED');
  expect(body.extensions?.cost).toMatchObject({ requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 0 } });
  expect(sandbox.luma.discounts).toHaveLength(0);
  sandbox.advance(100);
  expect((await call(CREATE_BASIC, { d: basicInput() })).body.errors).toBeUndefined();
});

test('a timeout after the effect: the connection breaks and the discount is there all the same', async () => {
  const { sandbox, post, call } = await openAdminApi();
  sandbox.strike('admin.timeout-after-effect', { operation: 'Create' });
  await expect(post(create)).rejects.toThrow('fetch failed');
  expect(sandbox.luma.discounts).toHaveLength(1);
  const again = await call(CREATE_BASIC, { d: basicInput() });
  expect(again.body.data).toMatchObject({
    discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ code: 'TAKEN' }] },
  });
});

test('a user error on request comes without the effect', async () => {
  const { sandbox, call } = await openAdminApi();
  sandbox.strike('admin.user-error', { code: 'INTERNAL_ERROR', message: 'Try again.', operation: 'Create' });
  const { body } = await call(CREATE_BASIC, { d: basicInput() });
  expect(body.data).toEqual({
    discountCodeBasicCreate: {
      codeDiscountNode: null,
      userErrors: [{ code: 'INTERNAL_ERROR', field: null, message: 'Try again.', extraInfo: null }],
    },
  });
  expect(sandbox.luma.discounts).toHaveLength(0);
});

test('server errors and 429 come before any effect', async () => {
  const { sandbox, post } = await openAdminApi();
  sandbox.strike('admin.server-error', { code: '502', operation: 'Create' });
  sandbox.strike('admin.server-error', { operation: 'Another' });
  sandbox.strike('admin.too-many-requests', { retryAfterSeconds: 3, operation: 'Create' });
  const busy = await post(create);
  expect([busy.status, busy.headers.get('Retry-After')]).toEqual([429, '3.0']);
  expect((await post(create)).status).toBe(502);
  sandbox.strike('admin.server-error');
  expect((await post(create)).status).toBe(503);
  expect(sandbox.luma.discounts).toHaveLength(0);
});

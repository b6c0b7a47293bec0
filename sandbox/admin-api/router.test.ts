import { expect, test } from 'vitest';
import { mintSessionToken } from '../oauth/session-token.ts';
import { oauthRouter } from '../oauth/router.ts';
import { uninstall } from '../oauth/installation.ts';
import { RequestedTokenType } from '@shopify/shopify-api';
import { openAdminApi } from '../testing/admin-client.ts';
import { listen } from '../testing/listen.ts';
import { createTestSandbox } from '../testing/sandbox.ts';
import { shopifyLibrary } from '../testing/shopify-library.ts';
import { adminApiRouter } from './router.ts';

const SHOP_NAME = JSON.stringify({ query: '{ shop { name } }' });
const WRONG_TOKEN = { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' };

test("Shopify's own client signs in and asks the shop its name", async () => {
  const sandbox = createTestSandbox({ now: new Date().toISOString() });
  const library = shopifyLibrary(sandbox, await listen(oauthRouter(sandbox), adminApiRouter(sandbox)));
  const { session } = await library.auth.tokenExchange({
    shop: sandbox.rive.domain,
    sessionToken: mintSessionToken(sandbox, sandbox.rive),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  const client = new library.clients.Graphql({ session });
  const answer = await client.request('{ shop { name currencyCode } }');
  expect(answer.data).toEqual({ shop: { name: 'Atelier Rive', currencyCode: 'EUR' } });
  uninstall(sandbox, sandbox.rive);
  await expect(client.request('{ shop { name } }')).rejects.toThrow('Unauthorized');
});

test.each([
  ['a made-up token', { 'X-Shopify-Access-Token': 'shpat_guess' }],
  ['no token', { 'X-Shopify-Access-Token': '' }],
  ["another shop's token", { 'X-Forwarded-Host': 'atelier-rive.myshopify.com' }],
])('%s is answered 401 in the words of Shopify', async (_name, headers) => {
  const { post } = await openAdminApi();
  const response = await post(SHOP_NAME, headers);
  expect([response.status, await response.json()]).toEqual([401, WRONG_TOKEN]);
});

test('every answer names its request and the version that served it', async () => {
  const { post } = await openAdminApi();
  const response = await post(SHOP_NAME);
  expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}-\d+$/);
  expect(response.headers.get('X-Shopify-API-Version')).toBe('2026-10');
});

test.each([
  ['2026-10', 200],
  ['2023-01', 200],
  ['2027-01', 404],
  ['unstable', 404],
  ['2026-11', 404],
])('version %s is answered %d', async (version, status) => {
  const { post } = await openAdminApi();
  const response = await post(SHOP_NAME, {}, `/admin/api/${version}/graphql.json`);
  expect(response.status).toBe(status);
  if (status === 200) expect(response.headers.get('X-Shopify-API-Version')).toBe('2026-10');
});

test('a request without a query is answered 400, one for an unknown shop 404', async () => {
  const { post } = await openAdminApi();
  expect((await post('{}')).status).toBe(400);
  expect((await post(SHOP_NAME, { 'X-Forwarded-Host': 'nobody.myshopify.com' })).status).toBe(404);
});

import { RequestedTokenType } from '@shopify/shopify-api';
import { expect, test } from 'vitest';
import { listen } from '../testing/listen.ts';
import { createTestSandbox, TEST_SECRET, type TestSandbox } from '../testing/sandbox.ts';
import { shopifyLibrary } from '../testing/shopify-library.ts';
import { useAccessToken } from './access-tokens.ts';
import { uninstall } from './installation.ts';
import { oauthRouter } from './router.ts';
import { mintSessionToken } from './session-token.ts';

/** Shopify's library goes by the machine's clock, so these sandboxes start now. */
const rightNow = { now: new Date().toISOString() };

async function open(options: Parameters<typeof createTestSandbox>[0] = rightNow) {
  const sandbox = createTestSandbox(options);
  const origin = await listen(oauthRouter(sandbox));
  const post = async (body: Record<string, string>, shop = sandbox.luma.domain) => {
    const response = await fetch(`${origin}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-Host': shop },
      body: JSON.stringify({ client_id: sandbox.app.clientId, client_secret: TEST_SECRET, ...body }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { sandbox, post, library: shopifyLibrary(sandbox, origin) };
}

function exchangeOf(sandbox: TestSandbox, token = mintSessionToken(sandbox, sandbox.luma)): Record<string, string> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
  };
}

const refreshOf = (refreshToken: unknown) => ({ grant_type: 'refresh_token', refresh_token: String(refreshToken) });

test("Shopify's library exchanges a session token for an expiring offline token", async () => {
  const { sandbox, library } = await open();
  const { session } = await library.auth.tokenExchange({
    shop: sandbox.luma.domain,
    sessionToken: mintSessionToken(sandbox, sandbox.luma),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  expect(session).toMatchObject({
    shop: sandbox.luma.domain,
    isOnline: false,
    scope: [...sandbox.app.scopes].sort().join(),
  });
  expect((session.expires?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_590_000);
  expect((session.refreshTokenExpires?.getTime() ?? 0) - Date.now()).toBeGreaterThan(7_775_000_000);
  expect(useAccessToken(sandbox, sandbox.luma, session.accessToken ?? '')).not.toBeNull();
  expect(useAccessToken(sandbox, sandbox.rive, session.accessToken ?? '')).toBeNull();
});

test("Shopify's library gets an online token that names the user", async () => {
  const { sandbox, library } = await open();
  const { session } = await library.auth.tokenExchange({
    shop: sandbox.luma.domain,
    sessionToken: mintSessionToken(sandbox, sandbox.luma, { userId: '4711' }),
    requestedTokenType: RequestedTokenType.OnlineAccessToken,
  });
  expect(session.isOnline).toBe(true);
  expect(session.onlineAccessInfo?.associated_user).toMatchObject({ id: 4711, account_owner: true });
});

test("Shopify's library refreshes, and the old refresh token works until the new pair is used", async () => {
  const { sandbox, post, library } = await open();
  const first = await post(exchangeOf(sandbox));
  const { session } = await library.auth.refreshToken({
    shop: sandbox.luma.domain,
    refreshToken: String(first.body['refresh_token']),
  });
  expect(session.accessToken).not.toBe(first.body['access_token']);
  expect((await post(refreshOf(first.body['refresh_token']))).status).toBe(200);

  expect(useAccessToken(sandbox, sandbox.luma, session.accessToken ?? '')).not.toBeNull();
  const late = await post(refreshOf(first.body['refresh_token']));
  expect(late).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(useAccessToken(sandbox, sandbox.luma, String(first.body['access_token']))).toBeNull();
});

test('an access token dies after an hour and its refresh token after ninety days', async () => {
  const { sandbox, post } = await open();
  const { body } = await post(exchangeOf(sandbox));
  sandbox.advance(3_599_000);
  expect(useAccessToken(sandbox, sandbox.luma, String(body['access_token']))).not.toBeNull();
  sandbox.advance(1_000);
  expect(useAccessToken(sandbox, sandbox.luma, String(body['access_token']))).toBeNull();
  sandbox.advance(7_776_000_000);
  expect((await post(refreshOf(body['refresh_token']))).status).toBe(400);
});

test.each([
  [
    'without "expiring" is for ever and has no refresh token',
    { expiring: '0' },
    { status: 200, body: { access_token: expect.any(String), scope: expect.any(String) } },
  ],
  [
    'with another secret is refused',
    { client_secret: 'guess' },
    { status: 401, body: { error: 'invalid_client', error_description: expect.any(String) } },
  ],
  [
    'with a made-up session token is refused',
    { subject_token: 'a.b.c' },
    { status: 400, body: { error: 'invalid_subject_token' } },
  ],
  [
    'with an unknown grant is refused',
    { grant_type: 'password' },
    { status: 400, body: { error: 'invalid_request', error_description: expect.any(String) } },
  ],
])('an exchange %s', async (_name, change, answer) => {
  const { sandbox, post } = await open();
  expect(await post({ ...exchangeOf(sandbox), ...change })).toEqual(answer);
});

test('a session token of one shop buys nothing at another', async () => {
  const { sandbox, post } = await open();
  const answer = await post(exchangeOf(sandbox), sandbox.rive.domain);
  expect(answer).toEqual({ status: 400, body: { error: 'invalid_subject_token' } });
});

test('an expired session token is refused, with ten seconds of tolerance', async () => {
  const { sandbox, post } = await open();
  const token = mintSessionToken(sandbox, sandbox.luma);
  sandbox.advance(68_000);
  expect((await post(exchangeOf(sandbox, token))).status).toBe(200);
  sandbox.advance(3_000);
  expect((await post(exchangeOf(sandbox, token))).body).toEqual({ error: 'invalid_subject_token' });
});

test('after an uninstall no token works and none is given', async () => {
  const { sandbox, post } = await open();
  const { body } = await post(exchangeOf(sandbox));
  uninstall(sandbox, sandbox.luma);
  expect(useAccessToken(sandbox, sandbox.luma, String(body['access_token']))).toBeNull();
  expect((await post(refreshOf(body['refresh_token']))).status).toBe(400);
  expect((await post(exchangeOf(sandbox))).status).toBe(400);
});

test('a refresh can be refused once, and can forget to say when it ends', async () => {
  const { sandbox, post } = await open();
  const { body } = await post(exchangeOf(sandbox));
  sandbox.strike('oauth.refuse-refresh');
  sandbox.strike('oauth.missing-expiry');
  expect(await post(refreshOf(body['refresh_token']))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const forgetful = await post(refreshOf(body['refresh_token']));
  expect(forgetful.status).toBe(200);
  expect(forgetful.body).not.toHaveProperty('expires_in');
  expect(forgetful.body).toHaveProperty('refresh_token');
});

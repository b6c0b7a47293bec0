import { countTokenRequests, running, strike } from '../tests/support/sandbox.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { expireTokens } from '../sandbox/control/shops.ts';
import { issueToken, useAccessToken } from '../sandbox/oauth/access-tokens.ts';
import { installShop, LUMA, openApp, RIVE, sandboxShop } from '../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { deleteSessions } from '#app/db/sessions.ts';
import { getOfflineAccessToken, NoSession } from '#app/shopify.server.ts';

const run = promisify(execFile);

beforeEach(async () => {
  await deleteSessions(LUMA);
  await installShop();
});
const storedSession = () => database.session.findUniqueOrThrow({ where: { id: `offline_${LUMA}` } });
/** Our own copy says that the token is about to end. */
async function endSoon(): Promise<void> {
  await database.session.updateMany({ where: { shop: LUMA }, data: { expires: new Date(Date.now() + 60_000) } });
}
const works = (token: string) => useAccessToken(running.sandbox, sandboxShop(), token) !== null;

describe('an access token', () => {
  test('is the one of the merchant’s visit while it lasts', async () => {
    const before = countTokenRequests();
    const token = await getOfflineAccessToken(LUMA);
    expect(works(token)).toBe(true);
    expect(await getOfflineAccessToken(LUMA)).toBe(token);
    expect(countTokenRequests()).toBe(before);
  });

  test('and its refresh token are unreadable in the table', async () => {
    const token = await getOfflineAccessToken(LUMA);
    const row = await storedSession();
    const refreshToken = sandboxShop().installation?.tokens.find((each) => each.accessToken === token)?.refreshToken;
    expect(refreshToken).toMatch(/^shprt_/);
    const text = JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toContain(token);
    expect(text).not.toContain(refreshToken);
    expect(row.accessToken).toMatch(/^v1\./);
    expect(row.expires).not.toBeNull();
    expect(row.refreshTokenExpires).not.toBeNull();
  });

  test('of a shop without a session is not to be had', async () => {
    await expect(getOfflineAccessToken(RIVE)).rejects.toBeInstanceOf(NoSession);
    await expect(getOfflineAccessToken('never.myshopify.com')).rejects.toThrow('it is not installed');
  });
});

describe('a token that is about to end', () => {
  test('is refreshed once for ten callers, who all get the new one', async () => {
    const old = await getOfflineAccessToken(LUMA);
    await endSoon();
    const before = countTokenRequests();
    const tokens = await Promise.all(Array.from({ length: 10 }, () => getOfflineAccessToken(LUMA)));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(old);
    expect(works(tokens[0] ?? '')).toBe(true);
    expect(countTokenRequests()).toBe(before + 1);
  });

  test('is refreshed once for more callers than the database has connections', async () => {
    await endSoon();
    const before = countTokenRequests();
    const tokens = await Promise.all(Array.from({ length: 60 }, () => getOfflineAccessToken(LUMA)));
    expect(new Set(tokens).size).toBe(1);
    expect(countTokenRequests()).toBe(before + 1);
  });

  test('is refreshed once across processes', async () => {
    await endSoon();
    const tokensBefore = sandboxShop().installation?.tokens.length ?? 0;
    const askElsewhere = () =>
      run(
        process.execPath,
        [
          '--import',
          './scripts/standin.mjs',
          '--input-type=module',
          '--eval',
          `const { getOfflineAccessToken } = await import('#app/shopify.server.ts');
           process.stdout.write(await getOfflineAccessToken('${LUMA}'));
           process.exit(0);`,
        ],
        { env: { ...process.env, SHOPIFY_STANDIN_URL: running.urls.admin } },
      ).then(({ stdout }) => stdout);
    const tokens = await Promise.all([askElsewhere(), askElsewhere()]);
    tokens.push(await getOfflineAccessToken(LUMA));
    expect(new Set(tokens).size).toBe(1);
    expect(works(tokens[0] ?? '')).toBe(true);
    expect(sandboxShop().installation?.tokens.length).toBe(tokensBefore + 1);
  });

  test('that Shopify refused already is replaced by a newer one, never by itself', async () => {
    const refused = await getOfflineAccessToken(LUMA);
    expireTokens(running.sandbox, sandboxShop(), false);
    const fresh = await getOfflineAccessToken(LUMA, { not: refused });
    expect(fresh).not.toBe(refused);
    expect(works(fresh)).toBe(true);
    expect(await getOfflineAccessToken(LUMA, { not: refused })).toBe(fresh);
  });

  test('that another process replaced meanwhile needs no second refresh', async () => {
    const refused = await getOfflineAccessToken(LUMA);
    expireTokens(running.sandbox, sandboxShop(), false);
    await Promise.all(Array.from({ length: 5 }, () => getOfflineAccessToken(LUMA, { not: refused })));
    const before = countTokenRequests();
    await getOfflineAccessToken(LUMA, { not: refused });
    expect(countTokenRequests()).toBe(before);
  });
});

describe('a refresh that goes wrong', () => {
  test('refused by Shopify is a fault, and what is stored stays as it was', async () => {
    await endSoon();
    const before = await storedSession();
    strike('oauth.refuse-refresh');
    const asked = getOfflineAccessToken(LUMA);
    await expect(asked).rejects.toThrow();
    await expect(asked).rejects.not.toBeInstanceOf(NoSession);
    expect(await storedSession()).toEqual(before);
    expect(works(await getOfflineAccessToken(LUMA))).toBe(true);
  });

  test('without an expiry is not stored, because it would never be refreshed again', async () => {
    await endSoon();
    const before = await storedSession();
    strike('oauth.missing-expiry');
    await expect(getOfflineAccessToken(LUMA)).rejects.toThrow('without an expiry');
    expect(await storedSession()).toEqual(before);
    expect(works(await getOfflineAccessToken(LUMA))).toBe(true);
  });

  test('leaves the merchant’s next visit to bring a living one', async () => {
    expireTokens(running.sandbox, sandboxShop(), true);
    await database.session.updateMany({ where: { shop: LUMA }, data: { expires: new Date(Date.now() - 1000) } });
    await expect(getOfflineAccessToken(LUMA)).rejects.toThrow();
    await openApp();
    expect(works(await getOfflineAccessToken(LUMA))).toBe(true);
  });

  test('a token that was blanked because Shopify refused it is refreshed as well', async () => {
    const { installation } = sandboxShop();
    if (installation === null) throw new Error('The app is not installed.');
    issueToken(running.sandbox, installation, { kind: 'offline', expiring: true, userId: null, replaces: null });
    await database.session.updateMany({ where: { shop: LUMA }, data: { accessToken: '' } });
    expect(works(await getOfflineAccessToken(LUMA))).toBe(true);
  });
});

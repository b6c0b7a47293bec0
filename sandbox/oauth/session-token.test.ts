import { expect, test } from 'vitest';
import { createTestSandbox } from '../testing/sandbox.ts';
import { shopifyLibrary } from '../testing/shopify-library.ts';
import { mintSessionToken, readSessionToken } from './session-token.ts';

const NOWHERE = 'http://127.0.0.1:9';

test("Shopify's library accepts our session token and reads the shop and the user from it", async () => {
  const sandbox = createTestSandbox({ now: new Date().toISOString() });
  const token = mintSessionToken(sandbox, sandbox.rive, { userId: '77' });
  const claims = await shopifyLibrary(sandbox, NOWHERE).session.decodeSessionToken(token);
  expect(claims).toMatchObject({
    iss: 'https://atelier-rive.myshopify.com/admin',
    dest: 'https://atelier-rive.myshopify.com',
    sub: '77',
  });
});

test("Shopify's library refuses our session token when it is old, or signed with another secret", async () => {
  const sandbox = createTestSandbox({ now: new Date(Date.now() - 71_000).toISOString() });
  const { session } = shopifyLibrary(sandbox, NOWHERE);
  await expect(session.decodeSessionToken(mintSessionToken(sandbox, sandbox.luma))).rejects.toThrow('exp');
  const stranger = createTestSandbox({ now: new Date().toISOString(), app: { secrets: ['another'] } });
  await expect(session.decodeSessionToken(mintSessionToken(stranger, stranger.luma))).rejects.toThrow('signature');
});

test('after a change of secret, tokens are signed with the newest and both are read', () => {
  const before = createTestSandbox({ app: { secrets: ['old'] } });
  const during = createTestSandbox({ app: { secrets: ['new', 'old'] } });
  const after = createTestSandbox({ app: { secrets: ['new'] } });
  expect(readSessionToken(during, during.luma, mintSessionToken(before, before.luma))).not.toBeNull();
  expect(readSessionToken(after, after.luma, mintSessionToken(during, during.luma))).not.toBeNull();
  expect(readSessionToken(before, before.luma, mintSessionToken(during, during.luma))).toBeNull();
});

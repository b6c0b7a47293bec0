import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { installShop, LUMA, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { useAccessToken } from '../../sandbox/oauth/access-tokens.ts';
import { database } from '#app/db/client.server.ts';
import { getOfflineAccessToken } from '#app/shopify.server.ts';
import { addDays } from '#app/domain/time.ts';
import { renewToken } from './renew-token.ts';
import { renewTokens } from './renew-tokens.ts';

beforeAll(async () => void (await installShop()));
const now = new Date();
const waiting = () =>
  database.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where task_identifier = 'renew-token'`;
const endsIn = (days: number) =>
  database.session.updateMany({
    where: { shop: LUMA },
    data: { expires: addDays(now, -60), refreshTokenExpires: addDays(now, days) },
  });

test('a shop that was busy lately is left alone', async () => {
  await renewTokens({ now });
  expect(await waiting()).toEqual([]);
});

test('a quiet shop is renewed once, however often it is looked for', async () => {
  await endsIn(20);
  await renewTokens({ now });
  await renewTokens({ now });
  expect(await waiting()).toEqual([{ key: `renew:${LUMA}` }]);

  await renewToken({ shopDomain: LUMA });
  const token = await getOfflineAccessToken(LUMA);
  expect(useAccessToken(running.sandbox, sandboxShop(), token)).not.toBeNull();
  const session = await database.session.findUniqueOrThrow({ where: { id: `offline_${LUMA}` } });
  expect(session.refreshTokenExpires?.getTime()).toBeGreaterThan(addDays(now, 80).getTime());

  await renewToken({ shopDomain: LUMA });
  expect(await getOfflineAccessToken(LUMA)).toBe(token);
});

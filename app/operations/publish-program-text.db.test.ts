import { countSent } from '../../tests/support/sandbox.ts';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { credit, money, openAdvocate, openProgram, refer, reward, settingsWith } from '../../tests/support/granting.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { giveGesture } from './give-gesture.ts';
import { publishProgramText } from './publish-program-text.ts';
import { refreshProgramTexts } from './refresh-program-texts.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { publishedActiveMetafield, publishedProgramMetafield } from '#app/domain/invite/published.ts';

const november = new Date('2026-11-10T12:00:00Z');
const settings = settingsWith(
  { tiers: [{ fromFriend: 1, offer: credit(3000, 'USD') }] },
  { monthlySpendLimit: money(10_000, 'USD') },
);
let shop: Shop;
beforeEach(async () => {
  shop = await installShop();
  await dropJobs();
});

const published = z.object({ texts: z.object({ en: z.object({ advocate: z.string().nullable() }) }) });
async function promiseAt(now: Date): Promise<string | null> {
  await publishProgramText({ shopId: shop.id, now });
  const { key } = publishedProgramMetafield;
  const metafield = sandboxShop().metafields.find((each) => each.key === key);
  return published.parse(JSON.parse(metafield?.value ?? '{}')).texts.en.advocate;
}
/** The moments for which the text is asked again. */
const askedAt = async () =>
  (
    await database.$queryRaw<{ runAt: Date }[]>`
      select job.run_at as "runAt" from graphile_worker.jobs as job where job.task_identifier = 'publish-program-text'`
  ).map(({ runAt }) => runAt.toISOString());

test('whether a program runs stands beside the text as a plain yes or no, written in the same call', async () => {
  const { key } = publishedActiveMetafield;
  const active = () => sandboxShop().metafields.find((each) => each.key === key);
  await publishProgramText({ shopId: shop.id, now: november });
  expect(active()).toMatchObject({ type: 'boolean', value: 'false' });
  await openProgram(shop, settings);
  await publishProgramText({ shopId: shop.id, now: november });
  expect(active()).toMatchObject({ type: 'boolean', value: 'true' });
  expect(countSent('SetMetafields')).toBe(2);
  await database.program.updateMany({ where: { shopId: shop.id }, data: { status: 'archived' } });
});

test('how many friends were welcomed is told when the merchant wants it and there are ten', async () => {
  const shown = settingsWith({}, { socialProof: true });
  const programId = await openProgram(shop, shown);
  const advocateId = await openAdvocate(shop);
  const welcomed = async () => {
    await publishProgramText({ shopId: shop.id, now: november });
    const { key } = publishedProgramMetafield;
    const value = sandboxShop().metafields.find((each) => each.key === key)?.value ?? '{}';
    return z.object({ welcomed: z.number().nullable() }).parse(JSON.parse(value)).welcomed;
  };
  for (let count = 0; count < 9; count += 1) await reward(await refer(shop, programId, advocateId, shown));
  expect(await welcomed()).toBeNull();
  await reward(await refer(shop, programId, advocateId, shown));
  expect(await welcomed()).toBe(10);
  await dropJobs();
  await refreshProgramTexts();
  expect(await askedAt()).toHaveLength(1);
  await database.program.updateMany({ where: { shopId: shop.id }, data: { status: 'archived' } });
  await dropJobs();
  await refreshProgramTexts();
  expect(await askedAt()).toEqual([]);
});

test('advocates are promised nothing from where the next reward does not fit, until the new month', async () => {
  const programId = await openProgram(shop, settings);
  const advocateId = await openAdvocate(shop);
  const spend = (minor: number, formKey: string) =>
    giveGesture({ shop, advocateId, programId, offer: credit(minor, 'USD'), note: '', formKey, now: november });
  await spend(7000, 'fits');
  await dropJobs();
  expect(await promiseAt(november)).toBe('$30.00 of store credit');
  expect(await askedAt()).toEqual([]);

  await spend(1, 'does not fit');
  await dropJobs();
  expect(await promiseAt(november)).toBeNull();
  await promiseAt(november);
  expect(await askedAt()).toEqual(['2026-12-01T05:00:00.000Z']);
  expect(await promiseAt(new Date('2026-12-01T05:00:00Z'))).toBe('$30.00 of store credit');
});

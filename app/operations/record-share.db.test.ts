import { beforeAll, expect, test } from 'vitest';
import { openFullShop, ids } from '../../tests/support/tenancy.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import { recordShare } from './record-share.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await openFullShop('luma.myshopify.com');
  await database.share.deleteMany();
});
const now = new Date();
const share = (shareId: string) =>
  recordShare({ shop: luma, advocateId: ids.advocate, shareId, channel: 'sms', surface: 'block', now });

test('a share that is told many times, at once or in turn, is one and counts once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => share('again')));
  expect(answers).toEqual(answers.map(() => ({ ok: true })));
  expect(await database.share.count()).toBe(1);
  expect(await database.attempt.findFirst({ where: { kind: 'share' } })).toMatchObject({ count: 1 });
});

test('of two hundred at once as many are kept as of two hundred in turn', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_each, index) => share(`share-${index}`)));
  const { ofOne } = attemptLimits.share;
  expect(await database.share.count()).toBe(ofOne);
  expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(201 - ofOne);
  expect(await database.ledgerEntry.count({ where: { shopId: luma.id, causeKey: { startsWith: 'share:' } } })).toBe(
    ofOne,
  );
});

import '../../tests/support/sandbox.ts';
import { expect, test } from 'vitest';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { saveShopSettings } from '#app/db/shop-settings.ts';
import { eraseOldOrigins } from '#app/db/visits.ts';
import { defaultShopSettings } from '#app/domain/shop/settings.ts';
import { addDays } from '#app/domain/time.ts';
import { clearPayloads } from './clear-payloads.ts';

test('where a visit came from is forgotten after 120 days, and the visit stays', async () => {
  const luma = await installShop();
  await runProgram(luma);
  await claim(luma, await join(luma));
  await database.visit.updateMany({ data: { ipHash: 'ip', deviceHash: 'device' } });
  const { visitedAt } = await database.visit.findFirstOrThrow();
  await clearPayloads({ now: addDays(visitedAt, 119) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: 'ip', deviceHash: 'device' }]);
  await clearPayloads({ now: addDays(visitedAt, 121) });
  await clearPayloads({ now: addDays(visitedAt, 121) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: null, deviceHash: null, channel: 'whatsapp' }]);
});

test('a shop that says so forgets sooner where its visits came from, and no other does', async () => {
  await database.visit.updateMany({ data: { ipHash: 'ip', deviceHash: 'device' } });
  const { visitedAt, shopId } = await database.visit.findFirstOrThrow();
  await database.shop.create({
    data: {
      ...(await database.shop.findFirstOrThrow()),
      id: 'sh_01JD0000000000000000000000',
      domain: 'other.myshopify.com',
    },
  });
  const settings = { ...defaultShopSettings, privacy: { originDays: 7 } };
  await saveShopSettings('sh_01JD0000000000000000000000', 0, settings, database);
  await clearPayloads({ now: addDays(visitedAt, 8) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: 'ip' }]);
  await saveShopSettings(shopId as `sh_${string}`, 0, settings, database);
  await clearPayloads({ now: addDays(visitedAt, 6) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: 'ip' }]);
  await clearPayloads({ now: addDays(visitedAt, 8) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: null, deviceHash: null }]);
});

test('many old visits of many shops are forgotten in small lots, down to the last', async () => {
  const visit = await database.visit.findFirstOrThrow();
  const other = 'sh_01JD0000000000000000000000';
  const copies = Array.from({ length: 7 }, (_, at) => ({ ...visit, id: `vi_lot_${at}`, ipHash: 'ip' }));
  await database.visit.createMany({ data: [...copies, ...copies.map((copy) => ({ ...copy, shopId: other }))] });
  await eraseOldOrigins(addDays(visit.visitedAt, 8), 3);
  expect(await database.visit.count({ where: { ipHash: { not: null } } })).toBe(0);
});

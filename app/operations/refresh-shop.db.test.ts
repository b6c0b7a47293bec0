import '../../tests/support/sandbox.ts';
import { beforeEach, expect, test } from 'vitest';
import { countSent, strike } from '../../tests/support/sandbox.ts';
import { listJobs } from '../../tests/support/queue.ts';
import { installShop, openApp, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { addDays } from '#app/domain/time.ts';
import { setUpShop } from './set-up-shop.ts';

let luma: Shop;
beforeEach(async () => {
  luma = await installShop();
});
const growOld = () =>
  database.shop.updateMany({ where: { id: luma.id }, data: { factsAt: addDays(new Date(), -1.01) } });

test('what the merchant changed in Shopify is known a day later, whoever opens the app', async () => {
  const merchantShop = sandboxShop();
  merchantShop.name = 'Luma & Daughters';
  merchantShop.timeZone = 'Asia/Tokyo';
  expect((await openApp()).name).toBe('Luma Goods');
  await growOld();
  expect(await openApp()).toMatchObject({ id: luma.id, name: 'Luma & Daughters', timeZone: 'Asia/Tokyo' });
  expect(await listJobs('rebuild-figures')).toMatchObject([{ payload: { shopId: luma.id } }]);
  expect(await database.shop.findUnique({ where: { id: luma.id } })).toMatchObject({ name: 'Luma & Daughters' });
});

test('of many pages at once one asks', async () => {
  await growOld();
  await Promise.all([openApp(), openApp(), openApp(), openApp()]);
  expect(countSent('GetShop')).toBe(1);
});

test('while Shopify is away the pages go on with what is known, and ask again after a while', async () => {
  await growOld();
  strike('admin.server-error', { operation: 'GetShop' });
  expect((await openApp()).id).toBe(luma.id);
  await openApp();
  expect(countSent('GetShop')).toBe(1);
  const row = await database.shop.findUniqueOrThrow({ where: { id: luma.id } });
  expect(addDays(new Date(), -1).getTime()).toBeLessThan(row.factsAt.getTime());
  expect(row.factsAt.getTime()).toBeLessThan(addDays(new Date(), -0.9).getTime());
});

test('the shop’s language stays that of the merchant who came first', async () => {
  await database.shop.updateMany({ where: { id: luma.id }, data: { uninstalledAt: new Date(), locale: 'fr' } });
  await setUpShop({ shopDomain: luma.domain, locale: 'en', now: new Date() });
  expect(await openApp()).toMatchObject({ locale: 'fr', uninstalledAt: null });
});

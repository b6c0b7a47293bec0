import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { friendDiscount, prepareSettings, takeFriendCodes } from '../../tests/support/programs.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { sentOperations } from '../../tests/support/sandbox.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { openExpiryMonths } from './open-expiry-months.ts';

/** Friends who claim then have until January, and three days later until February. */
const turn = new Date('2027-01-01T12:00:00Z');
const weeksBefore = new Date('2026-12-10T12:00:00Z');
let luma: Shop;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
});
beforeEach(async () => {
  await database.program.updateMany({ data: { status: 'archived' } });
  programId = await prepareSettings(luma, {}, weeksBefore);
  await takeFriendCodes(luma, programId, 1, weeksBefore);
  await dropJobs();
});
const months = async () =>
  (await database.parentDiscount.findMany({ where: { programId, side: 'friend' }, orderBy: { id: 'asc' } })).map(
    ({ expiryMonth }) => expiryMonth,
  );

test('three days ahead the codes of the coming month are asked for, and Shopify is not kept waiting for', async () => {
  sentOperations.length = 0;
  await openExpiryMonths({ now: new Date('2026-12-29T12:00:00Z') });
  expect(await months()).toEqual(['2027-01']);
  const current = await friendDiscount(luma, programId, new Date('2026-12-29T12:00:00Z'));
  expect(await listJobs()).toMatchObject([{ name: 'mint-friend-codes', payload: { parentDiscountId: current.id } }]);
  await dropJobs();
  await openExpiryMonths({ now: turn });
  expect(await months()).toEqual(['2027-01', '2027-02']);
  const coming = await friendDiscount(luma, programId, new Date('2027-01-04T12:00:00Z'));
  expect((await listJobs('mint-friend-codes')).map(({ payload }) => payload)).toMatchObject([
    { parentDiscountId: current.id },
    { parentDiscountId: coming.id },
  ]);
  expect(sentOperations).toEqual([]);
});

test('twice and at once asks once for each month', async () => {
  await Promise.all([openExpiryMonths({ now: turn }), openExpiryMonths({ now: turn })]);
  await openExpiryMonths({ now: turn });
  expect(await listJobs()).toHaveLength(2);
});

test('programs that are paused or over, that give friends nothing, or whose shop left get no codes', async () => {
  await database.program.updateMany({ where: { id: programId }, data: { status: 'paused' } });
  await prepareSettings(luma, { friend: null }, weeksBefore);
  const over = await prepareSettings(luma, { schedule: { startsOn: null, endsOn: '2026-12-31' } }, weeksBefore);
  await takeFriendCodes(luma, over, 1, weeksBefore);
  await dropJobs();
  await openExpiryMonths({ now: turn });
  expect(await listJobs()).toEqual([]);
  await database.program.updateMany({ where: { id: programId }, data: { status: 'active' } });
  await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: new Date() } });
  await openExpiryMonths({ now: turn });
  await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
  expect(await listJobs()).toEqual([]);
});

import { beforeEach, expect, test } from 'vitest';
import {
  credit,
  openAdvocate,
  openProgram,
  openShop,
  refer,
  reward,
  rewardsOf,
  settingsWith,
  story,
} from '../../tests/support/granting.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { releaseDueRewards } from './release-due-rewards.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf, type Offer } from '#app/domain/reward/offer.ts';

const noon = new Date('2026-11-10T12:00:00Z');
const threeDaysLater = new Date('2026-11-13T12:00:00Z');
const afterDays = (days: number, after: 'paid' | 'fulfilled' = 'paid'): Partial<ProgramSettings> => ({
  timing: { after, days, approval: 'automatic' },
});

let shop: Shop;
beforeEach(async () => {
  await dropJobs();
  shop = await openShop();
});

async function bring(timing: Partial<ProgramSettings>, offer: Offer = credit(500), fulfilledAt: Date | null = null) {
  const settings = settingsWith({ tiers: [{ fromFriend: 1, offer }] }, timing);
  const programId = await openProgram(shop, settings);
  await reward(await refer(shop, programId, await openAdvocate(shop), settings, { fulfilledAt, now: noon }));
}
const onlyReward = async () => (await rewardsOf(shop))[0];

test('a reward waits for its day and is queued in the minute that it comes, once', async () => {
  await bring(afterDays(3));
  expect(await onlyReward()).toMatchObject({ status: 'waiting', dueAt: threeDaysLater, code: null });
  expect(await story(shop, 'reward_approved')).toContainEqual(
    expect.objectContaining({ side: 'advocate', state: 'waiting', due: threeDaysLater.toISOString() }),
  );
  await releaseDueRewards({ now: new Date(threeDaysLater.getTime() - 1) });
  expect(await listJobs()).toEqual([]);

  await Promise.all(Array.from({ length: 5 }, () => releaseDueRewards({ now: threeDaysLater })));
  await releaseDueRewards({ now: threeDaysLater });
  expect(await onlyReward()).toMatchObject({ status: 'approved' });
  expect(await listJobs()).toHaveLength(1);
  expect(await story(shop, 'reward_due')).toEqual([{ side: 'advocate', benefit: 'store_credit', state: 'approved' }]);
});

test('what it promises in days counts from when it is issued, not from the order', async () => {
  await bring(afterDays(3), offerOf(credit(500).benefit, { expiresInDays: 10 }));
  await releaseDueRewards({ now: threeDaysLater });
  expect((await onlyReward())?.expiresAt).toEqual(new Date('2026-11-23T12:00:00Z'));
});

test('what waits for the order to be fulfilled has no day until it is', async () => {
  await bring(afterDays(0, 'fulfilled'));
  expect(await onlyReward()).toMatchObject({ status: 'waiting', dueAt: null });
  await releaseDueRewards({ now: new Date('2036-01-01T00:00:00Z') });
  expect(await onlyReward()).toMatchObject({ status: 'waiting' });
  shop = await openShop();
  await bring(afterDays(0, 'fulfilled'), credit(500), noon);
  expect(await onlyReward()).toMatchObject({ status: 'approved', dueAt: noon });
});

test('a milestone belongs to no order, and counts its days from when it was reached', async () => {
  const milestones = [{ atFriends: 1, offer: credit(500) }];
  const settings = settingsWith({ tiers: [], milestones }, afterDays(3, 'fulfilled'));
  const programId = await openProgram(shop, settings);
  await reward(await refer(shop, programId, await openAdvocate(shop), settings, { now: noon }));
  expect(await onlyReward()).toMatchObject({ cause: 'milestone', status: 'waiting', dueAt: threeDaysLater });
});

test('what waits for a dispute, and what belongs to a shop that left, stays where it is', async () => {
  await bring(afterDays(3));
  const update = (reason: string | null) =>
    database.reward.updateMany({ where: { shopId: shop.id }, data: { reason } });
  await update('chargeback');
  await releaseDueRewards({ now: threeDaysLater });
  expect(await onlyReward()).toMatchObject({ status: 'waiting' });
  await update(null);
  await database.shop.update({ where: { id: shop.id }, data: { uninstalledAt: noon } });
  await releaseDueRewards({ now: threeDaysLater });
  expect(await onlyReward()).toMatchObject({ status: 'waiting' });
  await database.shop.update({ where: { id: shop.id }, data: { uninstalledAt: null } });
  await releaseDueRewards({ now: threeDaysLater });
  expect(await onlyReward()).toMatchObject({ status: 'approved' });
});

test('a reward that cannot be released fails the job, and every other reward is released before', async () => {
  await bring(afterDays(2), offerOf(credit(500).benefit, { expiresInDays: 10 }));
  const broken = shop;
  await database.shop.update({ where: { id: shop.id }, data: { timeZone: 'Nowhere/At_all' } });
  shop = await openShop();
  await bring(afterDays(3));
  await expect(releaseDueRewards({ now: threeDaysLater })).rejects.toThrow('1 due rewards could not be released.');
  expect(await onlyReward()).toMatchObject({ status: 'approved' });
  expect(await rewardsOf(broken)).toMatchObject([{ status: 'waiting' }]);
});

import { beforeEach, expect, test } from 'vitest';
import {
  credit,
  money,
  openAdvocate,
  openProgram,
  openShop,
  settingsWith,
  story,
} from '../../tests/support/granting.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { followSchedules } from './follow-schedules.ts';
import { giveGesture } from './give-gesture.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';

const november = new Date('2026-11-10T12:00:00Z');
const settings = settingsWith({ tiers: [{ fromFriend: 1, offer: credit(500) }] }, { monthlySpendLimit: money(1000) });
let shop: Shop;
let programId: ProgramId;
let advocateId: AdvocateId;
beforeEach(async () => {
  shop = await openShop();
  programId = await openProgram(shop, settings);
  advocateId = await openAdvocate(shop);
  await dropJobs();
});
const spend = (minor: number, formKey: string) =>
  giveGesture({ shop, advocateId, programId, offer: credit(minor), note: '', formKey, now: november });
/** Other shops of the same database have limits of their own. */
const texts = async () =>
  (await listJobs('publish-program-text')).filter(({ payload }) => JSON.stringify(payload).includes(shop.id)).length;

test('reaching the limit has the public text written anew, coming near it does not', async () => {
  await spend(800, 'near');
  expect(await texts()).toBe(0);
  await spend(200, 'reached');
  expect(await texts()).toBe(1);
});

test('the new month that opens the limit again is told once, and the public text follows', async () => {
  await spend(1000, 'reached');
  await dropJobs();
  await followSchedules({ now: new Date('2026-11-30T12:00:00Z') });
  expect(await texts()).toBe(0);
  const december = new Date('2026-12-02T12:00:00Z');
  await Promise.all([followSchedules({ now: december }), followSchedules({ now: december })]);
  expect(await texts()).toBe(1);
  expect(await story(shop, 'limit_lifted')).toHaveLength(1);
});

test('a month after one in which nothing was reached is nothing to tell', async () => {
  await spend(900, 'near');
  await dropJobs();
  await followSchedules({ now: new Date('2026-12-02T12:00:00Z') });
  expect(await texts()).toBe(0);
});

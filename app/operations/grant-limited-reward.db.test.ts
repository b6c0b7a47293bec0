import { beforeEach, expect, test } from 'vitest';
import {
  credit,
  money,
  openAdvocate,
  openProgram,
  openShop,
  refer,
  reward,
  rewardsOf,
  settingsWith,
  story,
  takeBack,
} from '../../tests/support/granting.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { grantLimitedReward } from './grant-limited-reward.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listLimitStates } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { RewardId } from '#app/domain/ids.ts';
import { handedOut } from '#app/domain/reward/handed-out.ts';

const noon = new Date('2026-11-10T12:00:00Z');
const later = new Date('2026-11-12T12:00:00Z');
const fulfilled: Partial<ProgramSettings> = { timing: { after: 'fulfilled', days: 5, approval: 'automatic' } };

let shop: Shop;
beforeEach(async () => {
  await dropJobs();
  shop = await openShop();
});

/** An advocate whose second reward a cap kept back. */
async function openLimited(more: Partial<ProgramSettings> = {}) {
  const settings = settingsWith(
    { tiers: [{ fromFriend: 1, offer: credit(500) }], caps: { perDay: null, perMonth: null, ever: 1 } },
    { monthlySpendLimit: money(5000), ...more },
  );
  const programId = await openProgram(shop, settings);
  const advocateId = await openAdvocate(shop);
  const bring = async () => reward(await refer(shop, programId, advocateId, settings));
  await bring();
  await bring();
  const [first, limited] = await rewardsOf(shop);
  if (first === undefined || limited === undefined) throw new Error('No rewards.');
  await dropJobs();
  return { first, limited, bring };
}
const grant = (rewardId: RewardId, now = later) => grantLimitedReward({ shop, rewardId, now });
const second = async () => (await rewardsOf(shop))[1];

test('the merchant gives a limited reward after all, once, and it counts from then on', async () => {
  const { limited, bring } = await openLimited();
  expect(limited).toMatchObject({ status: 'limited', reason: 'cap_ever' });
  const answers = await Promise.all([grant(limited.id), grant(limited.id)]);
  expect(answers).toContainEqual({ ok: true });
  expect(answers).toContainEqual({ refused: 'not_limited' });
  expect(await second()).toMatchObject({ status: 'approved', reason: null, approvedAt: later });
  expect((await listJobs()).map(({ name }) => name)).toEqual(['issue-reward']);
  expect(await story(shop, 'reward_limited')).toHaveLength(1);
  expect(await database.ledgerEntry.count({ where: { rewardId: limited.id, kind: 'reward_approved' } })).toBe(1);
  expect(await listLimitStates(shop, later)).toMatchObject([{ spent: money(1000) }]);
  await bring();
  expect((await rewardsOf(shop))[2]).toMatchObject({ status: 'limited' });
});

test('what the advocate owes is set off against it', async () => {
  const { first, limited } = await openLimited();
  await takeBack(first, { amountMinor: 200n, takenMinor: 0n });
  await grant(limited.id);
  expect(await second()).toMatchObject({ nettedMinor: 200n, cost: money(300), status: 'approved' });
});

test('what was paid back of its order meanwhile is not given, and what is owed comes off the rest', async () => {
  const { first, limited } = await openLimited();
  const steps = [
    { kind: 'cut', rewardId: limited.id, cause: 'order_refunded', amountMinor: 360n, causeKey: 'order_refunded:360' },
  ] as const;
  await inTransaction((transaction) =>
    applyReversalSteps(
      { rewards: [limited], steps: [...steps], orderId: null, actor: 'ricochet', now: noon },
      transaction,
    ),
  );
  expect(await second()).toMatchObject({ status: 'limited' });
  await takeBack(first, { amountMinor: 500n, takenMinor: 460n });
  await grant(limited.id);
  const given = await second();
  expect(given).toMatchObject({ nettedMinor: 40n, status: 'approved' });
  expect(given && handedOut(given, 360n)).toMatchObject({ benefit: { amount: money(100) } });
});

test('nothing of it is given when nothing is left', async () => {
  const { first, limited } = await openLimited();
  const step = {
    kind: 'cut',
    rewardId: limited.id,
    cause: 'order_refunded',
    amountMinor: 360n,
    causeKey: 'a',
  } as const;
  await inTransaction((transaction) =>
    applyReversalSteps({ rewards: [limited], steps: [step], orderId: null, actor: 'ricochet', now: noon }, transaction),
  );
  await takeBack(first, { amountMinor: 500n, takenMinor: 0n });
  await grant(limited.id);
  expect(await second()).toMatchObject({ status: 'withheld', reason: 'set_off', nettedMinor: 140n });
});

test('it still waits for its order to be fulfilled, and for its days', async () => {
  const { limited } = await openLimited(fulfilled);
  await grant(limited.id);
  expect(await second()).toMatchObject({ status: 'waiting', dueAt: null });
  shop = await openShop();
  const other = await openLimited(fulfilled);
  await database.order.updateMany({ where: { shopId: shop.id }, data: { fulfilledAt: noon } });
  await grant(other.limited.id);
  expect(await second()).toMatchObject({ status: 'waiting', dueAt: new Date('2026-11-15T12:00:00Z') });
});

test('nothing is given for a referral that was taken back, or while its order is disputed', async () => {
  const { limited } = await openLimited();
  await database.order.updateMany({ where: { shopId: shop.id }, data: { dispute: 'open' } });
  expect(await grant(limited.id)).toEqual({ refused: 'order_disputed' });
  await database.referral.updateMany({ where: { shopId: shop.id }, data: { status: 'reversed' } });
  expect(await grant(limited.id)).toEqual({ refused: 'referral_reversed' });
  expect(await grant(newId('rw'))).toEqual({ refused: 'not_found' });
  expect(await second()).toMatchObject({ status: 'limited' });
});

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
import { finishTask } from './finish-task.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { offerOf, type Offer } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import type { TaskAnswer } from '#app/domain/reward/task.ts';

const now = new Date('2026-11-12T12:00:00Z');
const bag = offerOf({ kind: 'custom', description: 'A tote bag' });
const gift = offerOf({ kind: 'gift_card', amount: { amountMinor: 500n, currency: 'EUR' } });

let shop: Shop;
beforeEach(async () => {
  await dropJobs();
  shop = await openShop();
});

async function openTask(offer: Offer, state: { status?: string; reason?: string } = {}): Promise<Reward> {
  const settings = settingsWith({ tiers: [{ fromFriend: 1, offer }] });
  const programId = await openProgram(shop, settings);
  await reward(await refer(shop, programId, await openAdvocate(shop), settings));
  await database.reward.updateMany({ where: { shopId: shop.id, side: 'advocate' }, data: state });
  await dropJobs();
  return await theReward();
}
async function theReward(): Promise<Reward> {
  const [only] = await rewardsOf(shop);
  if (only === undefined) throw new Error('No reward.');
  return only;
}
const answerWith = (task: Reward, answer: TaskAnswer) => finishTask({ shop, rewardId: task.id, answer, now });

test('something that is handed over is done once, told once, and can be undone', async () => {
  const task = await openTask(bag);
  const answers = await Promise.all([answerWith(task, 'done'), answerWith(task, 'done')]);
  expect(answers).toContainEqual({ ok: true });
  expect(answers).toContainEqual({ refused: 'changed_elsewhere' });
  expect(await theReward()).toMatchObject({ status: 'issued', issuedAt: now });
  expect(await answerWith(task, 'undone')).toEqual({ ok: true });
  expect(await theReward()).toMatchObject({ status: 'to_hand_over', issuedAt: null });
  expect(await answerWith(task, 'done')).toEqual({ ok: true });
  expect((await listJobs()).map(({ name }) => name)).toEqual(['send-message']);
  expect(await story(shop, 'reward_issued')).toHaveLength(2);
  expect(await story(shop, 'reward_due')).toMatchObject([{ state: 'to_hand_over', benefit: 'custom' }]);
});

test('something that nobody knows of is there, when the merchant says so', async () => {
  const task = await openTask(gift, { status: 'unclear', reason: 'effect_unknown' });
  expect(await answerWith(task, 'done')).toEqual({ refused: 'changed_elsewhere' });
  expect(await answerWith(task, 'it_is_there')).toEqual({ ok: true });
  expect(await theReward()).toMatchObject({ status: 'issued', code: task.code });
  expect(await answerWith(task, 'undone')).toEqual({ refused: 'changed_elsewhere' });
});

test('or it is issued again, under the code that it has', async () => {
  const task = await openTask(gift, { status: 'unclear', reason: 'effect_unknown' });
  expect(await answerWith(task, 'it_is_not_there')).toEqual({ ok: true });
  expect(await theReward()).toMatchObject({ status: 'approved', reason: null, code: task.code });
  expect((await listJobs()).map(({ name }) => name)).toEqual(['issue-reward']);
  expect(await answerWith(task, 'it_is_not_there')).toEqual({ refused: 'changed_elsewhere' });
});

test('what Shopify refused can be tried again, or handed over another way', async () => {
  const task = await openTask(credit(500), { status: 'to_hand_over', reason: 'refused_by_shopify' });
  expect(await answerWith(task, 'try_again')).toEqual({ ok: true });
  expect(await theReward()).toMatchObject({ status: 'approved', reason: null });
  expect(await answerWith(task, 'done')).toEqual({ refused: 'changed_elsewhere' });
  shop = await openShop();
  const another = await openTask(credit(500), { status: 'to_hand_over', reason: 'refused_by_shopify' });
  expect(await answerWith(another, 'done')).toEqual({ ok: true });
  expect(await answerWith(another, 'undone')).toEqual({ ok: true });
  expect(await answerWith(another, 'try_again')).toEqual({ ok: true });
});

test('a custom reward has nothing to try again, and a task of nobody is not found', async () => {
  const task = await openTask(bag);
  expect(await answerWith(task, 'try_again')).toEqual({ refused: 'changed_elsewhere' });
  expect(await finishTask({ shop, rewardId: newId('rw'), answer: 'done', now })).toEqual({ refused: 'not_found' });
});

test('what is not there and was to be taken back is not given any more', async () => {
  const task = await openTask(gift, { status: 'unclear', reason: 'effect_unknown' });
  const { id: rewardId, advocateId, purse, shopId } = task;
  const whole = { cause: 'order_cancelled', causeKey: 'order_cancelled:whole', amountMinor: 500n, status: 'approved' };
  const id = newId('rv');
  await database.reversal.create({ data: { shopId, id, rewardId, advocateId, purse, ...whole, approvedAt: now } });
  expect(await answerWith(task, 'it_is_not_there')).toEqual({ ok: true });
  expect(await theReward()).toMatchObject({ status: 'withheld', reason: 'order_cancelled' });
  expect(await database.reversal.findFirst({ where: { id } })).toMatchObject({
    status: 'settled',
    takenMinor: 500n,
    owedMinor: 0n,
  });
  expect(await listJobs('issue-reward')).toEqual([]);
  expect(await answerWith(task, 'it_is_not_there')).toEqual({ refused: 'changed_elsewhere' });
});

test('what is handed over for an order that changed has the order looked at again', async () => {
  const task = await openTask(bag);
  await database.order.updateMany({ where: { shopId: shop.id }, data: { refundedMinor: 100n } });
  expect(await answerWith(task, 'done')).toEqual({ ok: true });
  expect(await listJobs('review-order')).toHaveLength(1);
});

test('nothing is undone while it is being taken back', async () => {
  const task = await openTask(bag);
  await answerWith(task, 'done');
  const { id: rewardId, advocateId, purse, shopId } = task;
  const id = newId('rv');
  const cause = { cause: 'merchant', causeKey: 'merchant', amountMinor: 1n, status: 'approved', approvedAt: now };
  await database.reversal.create({ data: { shopId, id, rewardId, advocateId, purse, ...cause } });
  expect(await answerWith(task, 'undone')).toEqual({ refused: 'taken_back' });
  expect(await theReward()).toMatchObject({ status: 'issued' });
});

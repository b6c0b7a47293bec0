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
import { giveGesture, longestNote } from './give-gesture.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listLimitStates } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

const now = new Date('2026-11-10T12:00:00Z');
const settings = settingsWith(
  { tiers: [{ fromFriend: 1, offer: credit(500) }], caps: { perDay: 1, perMonth: 1, ever: 1 } },
  { monthlySpendLimit: money(1000) },
);
let shop: Shop;
let programId: ProgramId;
let advocateId: AdvocateId;
beforeEach(async () => {
  await dropJobs();
  shop = await openShop();
  programId = await openProgram(shop, settings);
  advocateId = await openAdvocate(shop);
});
const give = (change: Partial<Parameters<typeof giveGesture>[0]> = {}) =>
  giveGesture({ shop, advocateId, programId, offer: credit(300), note: ' Thank you! ', formKey: 'f1', now, ...change });

test('a gesture is given at once, with its note, and sending the form twice is one', async () => {
  const answers = await Promise.all([give(), give(), give()]);
  const [given] = await rewardsOf(shop);
  expect(answers).toEqual(Array(3).fill({ ok: true, rewardId: given?.id }));
  expect(await rewardsOf(shop)).toMatchObject([
    { cause: 'gesture', status: 'approved', note: 'Thank you!', referralId: null, versionNumber: 1 },
  ]);
  expect((await listJobs()).map(({ name }) => name)).toEqual(['issue-reward']);
  const entries = await database.ledgerEntry.findMany({ where: { shopId: shop.id } });
  expect(entries).toMatchObject([{ kind: 'reward_approved', actor: 'merchant', advocateId, programId }]);
  expect(await give({ formKey: 'f2', note: '' })).toMatchObject({ ok: true });
  expect(await rewardsOf(shop)).toHaveLength(2);
});

test('no cap and no limit holds it back, it takes no place under a cap, and its cost counts', async () => {
  await give({ offer: credit(1100) });
  expect(await rewardsOf(shop)).toMatchObject([{ status: 'approved' }]);
  expect(await listLimitStates(shop, now)).toMatchObject([{ spent: money(1100), level: 'reached' }]);
  expect(await story(shop, 'limit_reached')).toHaveLength(1);
  const another = await openShop();
  const unlimited = { ...settings, monthlySpendLimit: null };
  const program = await openProgram(another, unlimited);
  const ada = await openAdvocate(another);
  await give({ shop: another, programId: program, advocateId: ada });
  await reward(await refer(another, program, ada, unlimited));
  expect((await rewardsOf(another)).map(({ status }) => status)).toEqual(['approved', 'approved']);
});

test('what the advocate owes is not set off against a gift', async () => {
  await reward(await refer(shop, programId, advocateId, settings));
  const [first] = await rewardsOf(shop);
  if (first === undefined) throw new Error('No reward.');
  await takeBack(first, { amountMinor: 500n, takenMinor: 0n });
  await give();
  expect((await rewardsOf(shop)).at(-1)).toMatchObject({ cause: 'gesture', nettedMinor: 0n, status: 'approved' });
});

test('what cannot be given is refused, and nothing is written', async () => {
  expect(await give({ advocateId: newId('ad') })).toEqual({ refused: 'advocate_not_found' });
  expect(await give({ programId: newId('pr') })).toEqual({ refused: 'program_not_published' });
  expect(await give({ offer: credit(300, 'USD') })).toEqual({ refused: 'bad_offer' });
  expect(await give({ offer: credit(0) })).toEqual({ refused: 'bad_offer' });
  expect(await give({ offer: offerOf({ kind: 'percentage', percent: 101 }) })).toEqual({ refused: 'bad_offer' });
  expect(await give({ note: 'x'.repeat(longestNote + 1) })).toEqual({ refused: 'note_too_long' });
  const rive = await openShop();
  expect(await give({ shop: rive })).toEqual({ refused: 'advocate_not_found' });
  expect(await rewardsOf(shop)).toEqual([]);
});

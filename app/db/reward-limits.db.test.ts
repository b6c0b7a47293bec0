import { beforeEach, describe, expect, test } from 'vitest';
import {
  credit,
  money,
  openAdvocate,
  openStory,
  openShop,
  publishVersion,
  refer,
  reward,
  rewardsOf,
  settingsWith,
  story,
  takeBack,
  tier,
} from '../../tests/support/granting.ts';
import { database } from './client.server.ts';
import { listLimitStates } from './reward-limits.ts';
import type { Shop } from './shops.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

const noon = new Date('2026-11-10T12:00:00Z');
const onDay = (day: number, time = '12:00:00') => new Date(`2026-11-${String(day).padStart(2, '0')}T${time}Z`);
const caps = (limits: Partial<ProgramSettings['advocate']['caps']>) => ({
  caps: { perDay: null, perMonth: null, ever: null, ...limits },
});

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});

const open = (settings: ProgramSettings) => openStory(shop, settings);
const brief = (rewards: Awaited<ReturnType<typeof rewardsOf>>) =>
  rewards.map(({ cause, status, reason, worth }) => [cause, status, reason, worth?.amountMinor ?? null]);

describe('caps', () => {
  test.each([
    ['perDay', 'cap_per_day', onDay(11, '00:30:00')],
    ['perMonth', 'cap_per_month', new Date('2026-11-30T23:30:00Z')],
  ] as const)('%s: one too many is written down and not given; the shop’s next one is', async (cap, reason, later) => {
    const { bring, rewards } = await open(settingsWith({ ...tier(credit(500)), ...caps({ [cap]: 2 }) }));
    for (let friend = 1; friend <= 3; friend += 1) await bring();
    await bring({ now: later });
    expect((await rewards()).map(({ status, reason: why }) => [status, why])).toEqual([
      ['approved', null],
      ['approved', null],
      ['limited', reason],
      ['approved', null],
    ]);
    expect(await story(shop, 'reward_limited')).toMatchObject([{ side: 'advocate', reasons: reason, amount: '5.00' }]);
  });

  test('the shop’s day is not the world’s: midnight in Paris parts two evenings', async () => {
    const { bring, rewards } = await open(settingsWith({ ...tier(credit(500)), ...caps({ perDay: 1 }) }));
    await bring({ now: onDay(10, '22:59:59') });
    await bring({ now: onDay(10, '23:00:00') });
    await bring({ now: onDay(11, '22:59:59') });
    expect((await rewards()).map(({ status }) => status)).toEqual(['approved', 'approved', 'limited']);
  });

  test('one that was taken back makes room, a part of one does not', async () => {
    const { bring, rewards } = await open(settingsWith({ ...tier(credit(500)), ...caps({ ever: 2 }) }));
    await bring();
    await bring();
    const [first, second] = await rewards();
    if (first === undefined || second === undefined) throw new Error('No rewards.');
    await takeBack(first, { amountMinor: 200n, takenMinor: 200n });
    await bring();
    await takeBack(first, { amountMinor: 300n, takenMinor: 300n });
    await database.reward.updateMany({ where: { id: first.id }, data: { status: 'reversed' } });
    await bring();
    await bring();
    expect((await rewards()).map(({ status }) => status)).toEqual([
      'reversed',
      'approved',
      'limited',
      'approved',
      'limited',
    ]);
  });

  test('of ten friends who buy at once as many are rewarded as there is room', async () => {
    const settings = settingsWith({ ...tier(credit(500)), ...caps({ perDay: 3 }) });
    const { programId, advocateId, rewards } = await open(settings);
    const all = await Promise.all(Array.from({ length: 10 }, () => refer(shop, programId, advocateId, settings)));
    await Promise.all(all.map((referred) => reward(referred)));
    expect((await rewards()).filter(({ status }) => status === 'approved')).toHaveLength(3);
    expect((await rewards()).filter(({ reason }) => reason === 'cap_per_day')).toHaveLength(7);
  });
});

describe('the spend limit', () => {
  const limited = (limit: number, advocate: Partial<ProgramSettings['advocate']> = tier(credit(500))) =>
    settingsWith(advocate, { monthlySpendLimit: money(limit) });

  test('holds for all advocates together, also at once, and begins anew with the shop’s month', async () => {
    const settings = limited(1600);
    const { programId } = await open(settings);
    const ten = await Promise.all(
      Array.from({ length: 10 }, async () => refer(shop, programId, await openAdvocate(shop), settings)),
    );
    await Promise.all(ten.map((referred) => reward(referred)));
    const kept = (await rewardsOf(shop)).filter(({ status }) => status === 'limited');
    expect(kept.map(({ reason }) => reason)).toEqual(Array<string>(7).fill('spend_limit'));
    const december = new Date('2026-11-30T23:00:00Z');
    await reward(await refer(shop, programId, await openAdvocate(shop), settings, { now: december }));
    expect((await rewardsOf(shop)).at(-1)).toMatchObject({ status: 'approved' });
  });

  test('is told of at 80 % and when it is reached, once a month, and stands on the list', async () => {
    const { bring, programId } = await open(limited(1000, tier(credit(400))));
    await bring();
    expect(await story(shop, 'limit_near')).toEqual([]);
    await bring();
    expect(await story(shop, 'limit_near')).toEqual([
      { month: '2026-11', amount: '8.00', limit: '10.00', currency: 'EUR' },
    ]);
    expect(await listLimitStates(shop, noon)).toMatchObject([{ programId, level: 'near', keptBack: 0 }]);
    await bring();
    await bring();
    expect(await story(shop, 'limit_near')).toHaveLength(1);
    expect(await story(shop, 'limit_reached')).toHaveLength(1);
    expect(await listLimitStates(shop, noon)).toMatchObject([
      { month: '2026-11', spent: money(800), limit: money(1000), level: 'near', keptBack: 2 },
    ]);
    expect(await listLimitStates(shop, new Date('2026-12-05T12:00:00Z'))).toMatchObject([
      { spent: money(0), level: 'under', keptBack: 0 },
    ]);
  });

  test('counts friends’ rewards too when their cost is known, and milestones, but not what was taken back', async () => {
    const friend = { ...offerOf({ kind: 'percentage', percent: 10 }), estimatedCost: money(100) };
    const milestones = [{ atFriends: 2, offer: credit(50) }];
    const settings = { ...limited(100_000, { ...tier(credit(500)), milestones }), friend };
    const { bring, rewards } = await open(settings);
    await bring();
    await bring();
    expect(await listLimitStates(shop, noon)).toMatchObject([{ spent: money(1250) }]);
    const [first] = await rewards();
    if (first === undefined) throw new Error('No reward.');
    await takeBack(first, { amountMinor: 500n, takenMinor: 300n });
    expect(await listLimitStates(shop, noon)).toMatchObject([{ spent: money(950) }]);
  });

  test('what nobody can count is kept back: an unknown cost, and another currency', async () => {
    const unknown = await open(limited(1000, tier(offerOf({ kind: 'free_shipping' }))));
    await unknown.bring();
    expect(brief(await unknown.rewards())).toEqual([['referral', 'limited', 'cost_unknown', null]]);
    const { programId, advocateId, rewards } = await open(limited(1000));
    await reward(await refer(shop, programId, advocateId, settingsWith(tier(credit(5, 'JPY')))));
    expect(brief(await rewards())).toEqual([['referral', 'limited', 'cost_unknown', 5n]]);
  });

  test('is the one that the merchant published last, whatever version the friend was invited under', async () => {
    const old = limited(400);
    const { bring, programId, rewards } = await open(old);
    await bring();
    await publishVersion(shop, programId, 2, limited(5000));
    await bring();
    expect((await rewards()).map(({ status }) => status)).toEqual(['limited', 'approved']);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import {
  credit,
  money,
  openStory,
  openShop,
  publishVersion,
  refer,
  reward,
  settingsWith,
  story,
  takeBack,
  tier,
} from '../../tests/support/granting.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { database } from '#app/db/client.server.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

const noon = new Date('2026-11-10T12:00:00Z');
let shop: Shop;
beforeEach(async () => {
  await dropJobs();
  shop = await openShop();
});

const open = (settings: ProgramSettings) => openStory(shop, settings);

describe('a rewarded referral', () => {
  test('brings both what the program says: the friend’s is used already, the advocate’s code is chosen and queued', async () => {
    const { bring, rewards } = await open(settingsWith({}));
    const { friendCode, referral } = await bring();
    const [friends] = await findRewards({ shopId: shop.id, side: 'friend' }, 1);
    expect(friends).toMatchObject({ status: 'issued', code: friendCode, parentDiscountId: 'pd_friends' });
    const [advocates] = await rewards();
    expect(advocates).toMatchObject({
      status: 'approved',
      cause: 'referral',
      causeKey: `referral:${referral.id}:advocate`,
      code: expect.stringMatching(/^THANKS-/),
      dueAt: noon,
      expiresAt: null,
    });
    const parent = advocates?.parentDiscountId;
    expect(await listJobs()).toMatchObject([
      { name: 'issue-codes', payload: { version: 1, shopId: shop.id, parentDiscountId: parent } },
    ]);
    expect(await story(shop, 'reward_approved')).toMatchObject([
      { side: 'friend', cause: 'referral', benefit: 'percentage', state: 'issued', code: friendCode },
      { side: 'advocate', cause: 'referral', benefit: 'percentage', state: 'approved' },
    ]);
  });

  test('worked again, and ten times at once, brings nothing more', async () => {
    const surprises = [{ orderAtLeast: money(4000), offer: credit(300) }];
    const milestones = [{ atFriends: 1, offer: credit(700) }];
    const { bring, rewards } = await open(settingsWith({ ...tier(credit(500)), surprises, milestones }));
    const referred = await bring();
    const before = await rewards();
    expect(before).toHaveLength(3);
    await Promise.all(Array.from({ length: 10 }, () => reward(referred, { isDecidedBefore: true })));
    expect(await rewards()).toEqual(before);
    expect(await story(shop, 'reward_approved')).toHaveLength(4);
  });

  test('a code that an earlier order was rewarded for does not stand in the way', async () => {
    const { bring, programId, advocateId, rewards } = await open(settingsWith(tier(credit(500))));
    const first = await bring();
    const second = await refer(shop, programId, advocateId, first.settings);
    await reward({ ...second, friendCode: first.friendCode });
    expect(await rewards()).toHaveLength(2);
    const friends = await findRewards({ shopId: shop.id, side: 'friend' }, 9);
    expect(friends.map(({ code }) => code)).toEqual([first.friendCode, null]);
  });

  test.each<[string, Benefit, object, string[]]>([
    ['store credit', credit(500).benefit, { status: 'approved', code: null, worth: money(500) }, ['issue-reward']],
    [
      'a gift card, under a code of its own',
      { kind: 'gift_card', amount: money(500) },
      { status: 'approved', code: expect.stringMatching(/^[0-9a-z]{16}$/), cost: money(500) },
      ['issue-reward'],
    ],
    ['a tag', { kind: 'customer_tag', tag: 'VIP' }, { status: 'approved', worth: null }, ['issue-reward']],
    [
      'something that the merchant hands over',
      { kind: 'custom', description: 'A tote bag' },
      { status: 'to_hand_over', code: null },
      [],
    ],
    [
      'an amount off',
      { kind: 'fixed_amount', amount: money(500) },
      { status: 'approved', code: expect.stringMatching(/^THANKS-/) },
      ['issue-codes'],
    ],
  ])('may bring %s', async (_name, benefit, expected, jobs) => {
    const { bring, rewards } = await open(settingsWith(tier(offerOf(benefit))));
    await bring();
    expect(await rewards()).toMatchObject([expected]);
    expect((await listJobs()).map(({ name }) => name)).toEqual(jobs);
  });

  test('promises days exactly for money, and to the end of their month for codes', async () => {
    const terms = { expiresInDays: 30 };
    const { bring: bringMoney, rewards } = await open(settingsWith(tier(offerOf(credit(500).benefit, terms))));
    await bringMoney();
    expect((await rewards())[0]?.expiresAt).toEqual(new Date('2026-12-10T12:00:00Z'));
    const coded = await open(settingsWith(tier(offerOf({ kind: 'free_shipping' }, terms))));
    await coded.bring();
    expect((await coded.rewards())[0]?.expiresAt).toEqual(new Date('2026-12-31T23:00:00Z'));
  });
});

describe('tiers, milestones and surprises', () => {
  test('the n-th friend brings the highest tier that was reached', async () => {
    const tiers = [
      { fromFriend: 1, offer: credit(100) },
      { fromFriend: 3, offer: credit(300) },
    ];
    const { bring, rewards } = await open(settingsWith({ tiers }));
    for (let friend = 1; friend <= 4; friend += 1) await bring();
    expect((await rewards()).map(({ worth }) => worth?.amountMinor)).toEqual([100n, 100n, 300n, 300n]);
  });

  test('two friends who buy at once are two places in the count', async () => {
    const tiers = [
      { fromFriend: 1, offer: credit(100) },
      { fromFriend: 2, offer: credit(200) },
    ];
    const { programId, advocateId, rewards } = await open(settingsWith({ tiers }));
    const both = await Promise.all([1, 2].map(() => refer(shop, programId, advocateId, settingsWith({ tiers }))));
    await Promise.all(both.map((referred) => reward(referred)));
    expect((await rewards()).map(({ worth }) => worth?.amountMinor).toSorted()).toEqual([100n, 200n]);
  });

  test('a milestone is given once, and again after it was lost', async () => {
    const { bring, rewards } = await open(
      settingsWith({ ...tier(credit(100)), milestones: [{ atFriends: 2, offer: credit(1000) }] }),
    );
    const bonuses = async () => (await rewards()).filter(({ cause }) => cause === 'milestone');
    await bring();
    expect(await bonuses()).toEqual([]);
    await bring();
    await bring();
    const [bonus] = await bonuses();
    expect(await bonuses()).toMatchObject([{ referralId: null, worth: money(1000) }]);
    if (bonus === undefined) throw new Error('No bonus.');
    await takeBack(bonus, { amountMinor: 1000n, takenMinor: 1000n, cause: 'milestone_lost' });
    await bring();
    await bring();
    expect((await bonuses()).map(({ causeKey }) => causeKey.split(':').at(-1))).toEqual(['0', '1']);
  });

  test('a milestone that the merchant took back is not given again', async () => {
    const milestones = [{ atFriends: 1, offer: credit(1000) }];
    const { bring, rewards } = await open(settingsWith({ tiers: [], milestones }));
    await bring();
    const [bonus] = await rewards();
    if (bonus === undefined) throw new Error('No bonus.');
    await takeBack(bonus, { amountMinor: 1000n, takenMinor: 1000n, cause: 'merchant' });
    await bring();
    expect(await rewards()).toHaveLength(1);
  });

  test('milestones that a newer version added are made up for', async () => {
    const { programId, advocateId, bring, rewards } = await open(settingsWith({ tiers: [] }));
    await bring();
    await bring();
    const milestones = [2, 3, 9].map((atFriends) => ({ atFriends, offer: credit(atFriends) }));
    const newer = settingsWith({ tiers: [], milestones });
    await publishVersion(shop, programId, 2, newer);
    await reward(await refer(shop, programId, advocateId, newer, { versionNumber: 2 }));
    expect((await rewards()).map(({ worth }) => worth?.amountMinor)).toEqual([2n, 3n]);
  });

  test('a large order brings its surprise beside the reward, in the same currency only', async () => {
    const surprises = [
      { orderAtLeast: money(10_000), offer: credit(1) },
      { orderAtLeast: money(20_000), offer: credit(2) },
    ];
    const { bring, rewards } = await open(settingsWith({ tiers: [], surprises }));
    await bring({ subtotal: money(9_999) });
    await bring({ subtotal: money(90_000, 'JPY') });
    expect(await rewards()).toEqual([]);
    await bring({ subtotal: money(20_000) });
    expect((await rewards()).map(({ cause, worth }) => [cause, worth?.amountMinor])).toEqual([
      ['surprise', 1n],
      ['surprise', 2n],
    ]);
  });
});

describe('what an advocate owes', () => {
  const owing = async (owed: bigint) => {
    const opened = await open(settingsWith(tier(credit(500))));
    await opened.bring();
    const [first] = await opened.rewards();
    if (first === undefined) throw new Error('No reward.');
    await takeBack(first, { amountMinor: 500n, takenMinor: 500n - owed });
    return opened;
  };

  test('is set off against the next reward, which is the smaller for it', async () => {
    const { bring, rewards } = await owing(200n);
    await bring();
    await bring();
    expect((await rewards()).map(({ nettedMinor, cost }) => [nettedMinor, cost?.amountMinor])).toEqual([
      [0n, 500n],
      [200n, 300n],
      [0n, 500n],
    ]);
    expect((await story(shop, 'reward_approved')).filter((data) => 'netted' in data)).toMatchObject([
      { amount: '5.00', netted: '2.00', nettedMinor: '200', currency: 'EUR' },
    ]);
  });

  test('can take a whole reward, which is then not given', async () => {
    const { bring, rewards } = await owing(500n);
    await bring();
    await bring();
    expect((await rewards()).map(({ status, reason }) => [status, reason])).toEqual([
      ['reversed', null],
      ['withheld', 'set_off'],
      ['approved', null],
    ]);
  });

  test('an amount off becomes a code of the rest', async () => {
    const { programId, advocateId, rewards } = await owing(200n);
    const coded = settingsWith(tier(offerOf({ kind: 'fixed_amount', amount: money(500) })));
    await reward(await refer(shop, programId, advocateId, coded));
    const parent = await database.parentDiscount.findFirstOrThrow({
      where: { shopId: shop.id, id: (await rewards()).at(-1)?.parentDiscountId ?? '' },
    });
    expect(parent.offer).toMatchObject({ benefit: { amount: { amountMinor: '300' } } });
  });

  test('is set off once when two rewards come at once', async () => {
    const { programId, advocateId, rewards } = await owing(300n);
    const settings = settingsWith(tier(credit(500)));
    const two = await Promise.all([1, 2].map(() => refer(shop, programId, advocateId, settings)));
    await Promise.all(two.map((referred) => reward(referred)));
    expect((await rewards()).map(({ nettedMinor }) => nettedMinor).toSorted()).toEqual([0n, 0n, 300n]);
  });

  test('is not set off against another purse', async () => {
    const { programId, advocateId, rewards } = await owing(300n);
    await reward(await refer(shop, programId, advocateId, settingsWith(tier(credit(500, 'USD')))));
    expect((await rewards()).at(-1)).toMatchObject({ nettedMinor: 0n, status: 'approved' });
  });
});

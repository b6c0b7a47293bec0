import { expect, test } from 'vitest';
import { money, openShop, openStory, settingsWith, takeBack, tier } from '../../tests/support/granting.ts';
import { takeBackReward } from './take-back-reward.ts';
import { verifyLedger } from './verify-ledger.ts';
import { getBalance } from '#app/db/earned-rewards.ts';
import { listReversals } from '#app/db/reversals.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

const now = new Date('2026-11-12T12:00:00Z');

/** A code of which a part was owed, and paid by the reward after it, before the code turned out to be unused. */
test('what a later reward paid of a debt that turns out to be none is given back, once', async () => {
  const shop = await openShop();
  const code = offerOf({ kind: 'fixed_amount', amount: money(1000) });
  const { bring, rewards, advocateId } = await openStory(shop, settingsWith(tier(code)));
  await bring();
  const first = (await rewards())[0] as Reward;
  await takeBack(first, { amountMinor: 362n, takenMinor: 0n });
  await bring();
  expect((await rewards())[1]).toMatchObject({ nettedMinor: 362n });

  expect(await takeBackReward({ shop, rewardId: first.id, now })).toEqual({ ok: true });
  expect(await takeBackReward({ shop, rewardId: first.id, now })).toEqual({ refused: 'nothing_left' });
  const [reversal] = await listReversals(shop.id, [first.id]);
  const [, , given, ...more] = await rewards();
  expect(given).toMatchObject({
    causeKey: `correction:${reversal?.id}`,
    status: 'approved',
    worth: money(362),
    cost: money(0),
    offer: { benefit: { kind: 'fixed_amount', amount: money(362) } },
    nettedMinor: 0n,
    purse: first.purse,
  });
  expect(more).toEqual([]);
  expect(await getBalance(shop.id, { advocateId, purse: first.purse })).toBe(0n);
  expect((await verifyLedger({ shopId: shop.id })).differences.filter(({ what }) => what !== 'referral')).toEqual([]);

  // The next friend's reward pays for nothing.
  await bring();
  expect((await rewards())[3]).toMatchObject({ nettedMinor: 0n });
});

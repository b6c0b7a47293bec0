import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  takeBack,
  type Referred,
} from '../../tests/support/granting.ts';
import { listLimitStates } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { monthOf, startOfDay } from '#app/domain/time.ts';

const limitMinor = 2500n;
const caps = { perDay: 2, perMonth: 3, ever: 4 };
const settings = settingsWith(
  {
    tiers: [
      { fromFriend: 1, offer: credit(300) },
      { fromFriend: 3, offer: offerOf({ kind: 'fixed_amount', amount: money(500) }) },
    ],
    milestones: [{ atFriends: 2, offer: credit(700) }],
    surprises: [{ orderAtLeast: money(9000), offer: credit(200) }],
    caps,
  },
  { monthlySpendLimit: money(limitMinor) },
);

/** What happens at once: friends’ orders, one of them told again, and parts of rewards taken back. */
const moments = fc.array(
  fc.record({
    orders: fc.array(
      fc.record({
        advocate: fc.integer({ min: 0, max: 1 }),
        hour: fc.integer({ min: 0, max: 36 * 24 }),
        subtotal: fc.constantFrom(5000, 9000),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    toldAgain: fc.nat(),
    takenBack: fc.option(fc.record({ which: fc.nat(), isWhole: fc.boolean(), isTaken: fc.boolean() })),
  }),
  { minLength: 1, maxLength: 4 },
);

const isStanding = ({ status, reason }: Reward) =>
  status !== 'limited' && status !== 'reversed' && (status !== 'withheld' || reason === 'set_off');

async function expectCapsToHold(shop: Shop): Promise<void> {
  const counts = new Map<string, number>();
  for (const each of (await rewardsOf(shop)).filter(({ cause }) => cause === 'referral')) {
    if (!isStanding(each)) continue;
    const day = startOfDay(each.approvedAt, shop.timeZone).toISOString();
    const windows = { perDay: day, perMonth: monthOf(each.approvedAt, shop.timeZone), ever: 'ever' };
    for (const [cap, window] of Object.entries(windows)) {
      const key = `${cap} ${each.advocateId} ${window}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of counts) expect(count).toBeLessThanOrEqual(caps[key.split(' ')[0] as keyof typeof caps]);
}

test('through any history, at once and repeated, no cap and no limit is passed and every reward has one cause', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (history) => {
      const shop = await openShop();
      const programId = await openProgram(shop, settings);
      const advocates = [await openAdvocate(shop), await openAdvocate(shop)] as const;
      const known: Referred[] = [];
      const takenFrom = new Set<string>();
      for (const { orders, toldAgain, takenBack } of history) {
        const fresh = await Promise.all(
          orders.map(({ advocate, hour, subtotal }) => {
            const now = new Date(Date.UTC(2026, 9, 15, hour));
            const facts = { subtotal: money(subtotal), now };
            return refer(shop, programId, advocates[advocate === 0 ? 0 : 1], settings, facts);
          }),
        );
        const again = known[toldAgain % Math.max(1, known.length)];
        await Promise.all([
          ...fresh.map((referred) => reward(referred)),
          ...(again === undefined ? [] : [reward(again, { isDecidedBefore: true })]),
        ]);
        known.push(...fresh);
        await expectCapsToHold(shop);

        const standing = (await rewardsOf(shop)).filter((each) => each.status === 'approved');
        const given = standing[(takenBack?.which ?? 0) % Math.max(1, standing.length)];
        if (takenBack === null || given === undefined || given.worth === null) continue;
        const amountMinor = takenBack.isWhole ? given.worth.amountMinor : 1n;
        // Of what was set off nothing can be taken out of Shopify.
        const takenMinor = takenBack.isTaken && given.nettedMinor === 0n ? amountMinor : 0n;
        if (!takenFrom.has(given.id)) await takeBack(given, { amountMinor, takenMinor });
        takenFrom.add(given.id);
      }
      for (const month of [9, 10]) {
        const [state] = await listLimitStates(shop, new Date(Date.UTC(2026, month, 20)));
        expect(state?.spent.amountMinor ?? -1n).toBeGreaterThanOrEqual(0n);
        expect(state?.spent.amountMinor ?? limitMinor + 1n).toBeLessThanOrEqual(limitMinor);
      }
      const before = await rewardsOf(shop);
      expect(new Set(before.map(({ causeKey }) => causeKey)).size).toBe(before.length);
      for (const referred of known) await reward(referred, { isDecidedBefore: true });
      expect(await rewardsOf(shop)).toEqual(before);
    }),
    { numRuns: 8 },
  );
}, 120_000);

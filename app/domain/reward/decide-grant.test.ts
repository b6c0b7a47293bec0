import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Money } from '../money.ts';
import { chooseTier } from './choose-tier.ts';
import { decideGrant, type Grant, type GrantFacts } from './decide-grant.ts';
import { findCapReached, levelOfSpend, type Caps } from './limits.ts';
import { milestonesReached } from './milestones-reached.ts';
import { costOf, offerOf, type Offer } from './offer.ts';
import { listOwedRewards } from './owed-rewards.ts';

const money = (amountMinor: bigint | number, currency = 'EUR'): Money => ({
  amountMinor: BigInt(amountMinor),
  currency,
});
const credit = (amountMinor: bigint | number, currency = 'EUR') =>
  offerOf({ kind: 'store_credit', amount: money(amountMinor, currency) });
const shipping = offerOf({ kind: 'free_shipping' });
const nothingYet: Omit<GrantFacts, 'offer'> = { caps: null, spend: null, owedMinor: 0n };
const noCaps: Caps = { perDay: null, perMonth: null, ever: null };

// Beyond 2^53 too: a shop in rials counts far.
const amounts = fc.bigInt({ min: 1n, max: 10n ** 18n });
const offers: fc.Arbitrary<Offer> = fc.oneof(
  fc.tuple(amounts, fc.constantFrom('EUR', 'JPY', 'KWD')).map(([minor, currency]) => credit(minor, currency)),
  fc
    .option(fc.tuple(amounts, fc.constantFrom('EUR', 'JPY')))
    .map((cost) => ({ ...shipping, estimatedCost: cost === null ? null : money(...cost) })),
);

describe('a grant', () => {
  test('of what was taken back in part already sets off no more than what is left', () => {
    expect(decideGrant({ ...nothingYet, offer: credit(500), owedMinor: 900n, takenMinor: 360n })).toMatchObject({
      nettedMinor: 140n,
      isSetOffInFull: true,
    });
    expect(decideGrant({ ...nothingYet, offer: credit(500), owedMinor: 40n, takenMinor: 360n })).toMatchObject({
      nettedMinor: 40n,
      isSetOffInFull: false,
    });
  });

  test('gives the whole offer where nothing speaks against it', () => {
    const whole = { kind: 'granted', nettedMinor: 0n, isSetOffInFull: false };
    expect(decideGrant({ ...nothingYet, offer: credit(500) })).toEqual({ ...whole, cost: money(500) });
    expect(decideGrant({ ...nothingYet, offer: shipping })).toEqual({ ...whole, cost: null });
  });

  test.each([
    [credit(500), 200n, { nettedMinor: 200n, cost: money(300), isSetOffInFull: false }],
    [credit(500), 500n, { nettedMinor: 500n, cost: money(0), isSetOffInFull: true }],
    [credit(500), 900n, { nettedMinor: 500n, cost: money(0), isSetOffInFull: true }],
    [{ ...shipping, estimatedCost: money(400) }, 3n, { nettedMinor: 1n, cost: money(0), isSetOffInFull: true }],
    [credit(500), -1n, { nettedMinor: 0n, cost: money(500), isSetOffInFull: false }],
  ])('sets off what is owed, never more than there is', (offer, owedMinor, expected) => {
    expect(decideGrant({ ...nothingYet, offer, owedMinor })).toEqual({ kind: 'granted', ...expected });
  });

  test('what is set off fits under a limit that the whole would not', () => {
    const spend = { limit: money(1000), spentMinor: 700n };
    expect(decideGrant({ ...nothingYet, offer: credit(500), spend })).toEqual({
      kind: 'limited',
      reason: 'spend_limit',
    });
    expect(decideGrant({ ...nothingYet, offer: credit(500), spend, owedMinor: 200n }).kind).toBe('granted');
  });

  test('names the cap that stands longest', () => {
    const granted = { today: 2, thisMonth: 2, ever: 2 };
    const reached = (caps: Partial<Caps>) => findCapReached({ ...noCaps, ...caps }, granted);
    expect(reached({ perDay: 2, perMonth: 2, ever: 2 })).toBe('cap_ever');
    expect(reached({ perDay: 2, perMonth: 2, ever: 3 })).toBe('cap_per_month');
    expect(reached({ perDay: 2, perMonth: 3 })).toBe('cap_per_day');
    expect(reached({ perDay: 3 })).toBeNull();
    expect(reached({})).toBeNull();
  });

  test.each([
    [0n, 'under'],
    [799n, 'under'],
    [800n, 'near'],
    [999n, 'near'],
    [1000n, 'reached'],
    [1001n, 'reached'],
  ])('%d of 1000 is %s', (spent, level) => {
    expect(levelOfSpend(money(spent), money(1000))).toBe(level);
  });
});

describe('through any history', () => {
  const histories = fc.array(
    fc.record({ offer: offers, owedMinor: amounts.map((minor) => minor - 5n), isBonus: fc.boolean() }),
    { maxLength: 40 },
  );
  const cap = fc.option(fc.integer({ min: 1, max: 10 }));

  test('caps and limit hold, no currency is added to another, and nothing is set off that is not owed', () => {
    fc.assert(
      fc.property(
        histories,
        amounts,
        fc.record({ perDay: cap, perMonth: cap, ever: cap }),
        (history, limitMinor, limits) => {
          const limit = money(limitMinor);
          let spentMinor = 0n;
          let count = 0;
          for (const { offer, owedMinor, isBonus } of history) {
            const granted = { today: count, thisMonth: count, ever: count };
            const caps = isBonus ? null : { limits, granted };
            const grant = decideGrant({ offer, caps, spend: { limit, spentMinor }, owedMinor });
            if (grant.kind === 'limited') continue;
            if (!isBonus) count += 1;
            expect(grant.cost?.currency).toBe('EUR');
            spentMinor += grant.cost?.amountMinor ?? 0n;
            expectFairSetOff(grant, offer, owedMinor);
          }
          expect(spentMinor <= limitMinor).toBe(true);
          for (const most of Object.values(limits)) if (most !== null) expect(count).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  function expectFairSetOff(grant: Extract<Grant, { kind: 'granted' }>, offer: Offer, owedMinor: bigint): void {
    const { nettedMinor, cost, isSetOffInFull } = grant;
    const whole = offer.benefit.kind === 'store_credit' ? offer.benefit.amount.amountMinor : 1n;
    expect(
      nettedMinor >= 0n && nettedMinor <= whole && (owedMinor < 0n ? nettedMinor === 0n : nettedMinor <= owedMinor),
    ).toBe(true);
    expect(isSetOffInFull).toBe(nettedMinor === whole);
    if (whole !== 1n) expect((cost?.amountMinor ?? 0n) + nettedMinor).toBe(costOf(offer)?.amountMinor);
  }
});

describe('tiers and milestones', () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 10 });

  test('the tier is the highest that was reached, in whatever order they stand', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 70 }), (from, friend) => {
        const chosen = chooseTier(
          from.map((fromFriend) => ({ fromFriend, offer: credit(fromFriend) })),
          friend,
        );
        const highest = Math.max(0, ...from.filter((step) => step <= friend));
        expect(chosen).toEqual(highest === 0 ? null : credit(highest));
      }),
    );
  });

  test('counting up one by one, or in jumps, brings every milestone once', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 20 });
    const subtotal = money(5000);
    const referral = { id: 'rf_1', programId: 'pr_1', advocateId: 'ad_1' } as const;
    fc.assert(
      fc.property(steps, counts, (at, friendsEachTime) => {
        const milestones = at.map((atFriends) => ({ atFriends, offer: credit(atFriends) }));
        const advocate = { tiers: [], milestones, surprises: [], caps: noCaps };
        const causes = new Set<string>();
        for (const friends of friendsEachTime) {
          const earned = { referral, settings: { friend: null, advocate }, friends, subtotal, lostMilestones: [] };
          for (const { causeKey } of listOwedRewards(earned)) causes.add(causeKey);
        }
        expect(causes.size).toBe(milestonesReached(milestones, Math.max(...friendsEachTime)).length);
      }),
    );
  });
});

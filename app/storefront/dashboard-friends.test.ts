import { describe, expect, test } from 'vitest';
import { pagePlace } from '../../tests/support/page-words.ts';
import { plainReward } from '../../tests/support/plain-reward.ts';
import { describeFriends } from './dashboard-friends.ts';
import type { AdvocateHistory, BroughtReferral } from '#app/db/dashboards.ts';
import { declineReasons, holdReasons, type Decision } from '#app/domain/decision.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { reversalCauses, type Reversal, type ReversalCause } from '#app/domain/reward/reward.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';

const now = new Date('2026-11-22T12:00:00Z');
const every = { evidence: [], flags: [], rulesVersion: 1 };
const nothing: AdvocateHistory = {
  claims: [],
  referrals: [],
  rewards: [],
  reversals: [],
  rewardsOfReferrals: [],
  counts: { claims: 0, referrals: 0, rewards: 0 },
};
const brought = (status: BroughtReferral['status'], decision: Decision, appealedAt: Date | null = null) => ({
  id: 'rf_01JD0000000000000000000000' as const,
  ...{ status, decision, appealedAt },
  // Already the next day where the shop is.
  decidedAt: new Date('2026-11-11T23:30:00Z'),
});
const rewarded = { ...every, kind: 'reward', reason: 'conditions_met' } as const;
const declined: Extract<Decision, { kind: 'decline' }> = { ...every, kind: 'decline', reasons: ['same_email'] };
const friendOf = (referral: BroughtReferral, more: Partial<AdvocateHistory> = {}, locale: ShopperLocale = 'en') =>
  describeFriends(pagePlace(locale), { ...nothing, referrals: [referral], ...more }, 50, now)[0];

/** What a referral had brought, and what it was taken back for. */
function takenBack(...causes: ReversalCause[]): Partial<AdvocateHistory> {
  const reward = plainReward({ referralId: 'rf_01JD0000000000000000000000', status: 'reversed' });
  const reversals = causes.map((cause) => ({ rewardId: reward.id, cause }) as Reversal);
  return { rewardsOfReferrals: [reward], reversals };
}

describe('a friend', () => {
  test.each([
    ['can still use the offer', '2026-12-01', 'A friend has picked up your offer and can still use it.'],
    ['did not use it in time', '2026-11-21', 'A friend picked up your offer but did not use it in time.'],
  ])('who claimed and %s', (_name, expires, stateText) => {
    const claim = { id: 'cl_1', claimedAt: new Date('2026-11-01T12:00:00Z'), expiresAt: new Date(expires) } as const;
    expect(describeFriends(pagePlace('en'), { ...nothing, claims: [claim] }, 50, now)).toEqual([
      { id: null, since: 'November 1, 2026', state: 'claimed', stateText, reasons: [], look: 'none' },
    ]);
  });

  test('whose order counts is thanked for', () => {
    expect(friendOf(brought('rewarded', rewarded))).toEqual({
      id: 'rf_01JD0000000000000000000000',
      since: 'November 12, 2026',
      state: 'counted',
      stateText: 'A friend has bought.',
      reasons: ['Your friend’s order counts. Thank you!'],
      look: 'none',
    });
  });

  test('whose order is held waits, and no rule is named', () => {
    const reasons = [...holdReasons];
    const friend = friendOf(brought('held', { ...every, kind: 'hold', reasons }));
    expect(friend?.state).toBe('waiting');
    expect(friend?.reasons).toEqual([
      'We are taking a closer look at this order.',
      'The shop looks at every order before it counts.',
    ]);
  });

  test.each(declineReasons)('whose order was declined for %s gets a sentence, in every language', (reason) => {
    for (const locale of shopperLocales) {
      const friend = friendOf(brought('declined', { ...declined, reasons: [reason] }), {}, locale);
      expect(friend).toMatchObject({ state: 'not_counted', reasons: [expect.stringMatching(/[.。]$/)] });
    }
  });

  test('whose order was declined by several rules gets one sentence, the same for each', () => {
    const reasons = declineReasons.filter((reason) => fraudRules.some((rule) => rule === reason));
    const friend = friendOf(brought('declined', { ...declined, reasons }));
    expect(friend?.reasons).toEqual(['This order could not be counted.']);
  });

  test.each(reversalCauses)('whose order counted until %s says why, and thanks nobody any more', (cause) => {
    const friend = friendOf(brought('reversed', rewarded), takenBack(cause));
    expect(friend).toMatchObject({ state: 'taken_back', reasons: [expect.stringMatching(/\.$/)] });
    expect(friend?.reasons.join()).not.toContain('Thank you');
  });
});

describe('another look', () => {
  test.each([
    ['a declined referral', brought('declined', declined), {}, 'possible'],
    ['one that was asked about', brought('declined', declined, now), {}, 'asked'],
    ['one whose order was cancelled', brought('declined', { ...declined, reasons: ['order_cancelled'] }), {}, 'none'],
    ['one that the merchant took back', brought('reversed', rewarded), takenBack('merchant'), 'possible'],
    ['one that was paid back', brought('reversed', rewarded), takenBack('order_refunded'), 'none'],
    ['one that is rewarded', brought('rewarded', rewarded), {}, 'none'],
    ['one that was approved after it was asked about', brought('rewarded', rewarded, now), {}, 'none'],
  ] as [string, BroughtReferral, Partial<AdvocateHistory>, string][])('for %s', (_name, referral, more, look) => {
    expect(friendOf(referral, more)?.look).toBe(look);
  });
});

test('the newest comes first, whether it is a claim or an order, and the list ends somewhere', () => {
  const claims = [3, 1].map((day) => ({
    id: `cl_${day}` as const,
    claimedAt: new Date(`2026-11-0${day}T12:00:00Z`),
    expiresAt: now,
  }));
  const referrals = [{ ...brought('rewarded', rewarded), decidedAt: new Date('2026-11-02T12:00:00Z') }];
  const list = (most: number) =>
    describeFriends(pagePlace('en'), { ...nothing, claims, referrals }, most, now).map(({ since }) => since);
  expect(list(50)).toEqual(['November 3, 2026', 'November 2, 2026', 'November 1, 2026']);
  expect(list(2)).toHaveLength(2);
});

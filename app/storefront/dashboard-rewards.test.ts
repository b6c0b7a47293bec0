import { describe, expect, test } from 'vitest';
import { pagePlace } from '../../tests/support/page-words.ts';
import { plainReward } from '../../tests/support/plain-reward.ts';
import { describeReward } from './dashboard-rewards.ts';
import { dashboardRewardStates } from './contract.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import {
  outcomeReasons,
  reversalCauses,
  rewardStatuses,
  type Reversal,
  type Reward,
} from '#app/domain/reward/reward.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';

const now = new Date('2026-11-22T12:00:00Z');
const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const tenPercent = offerOf({ kind: 'percentage', percent: 10 }, { minimumSubtotal: euros(5000n) });
const twenty = { offer: offerOf({ kind: 'store_credit', amount: euros(2000n) }), worth: euros(2000n), code: null };
const issued = { status: 'issued', issuedAt: now, offer: tenPercent, code: 'THANKS-1' } as const;
const told = (reward: Partial<Reward>, reversals: Partial<Reversal>[] = [], locale: ShopperLocale = 'en') => {
  const whole = plainReward(reward);
  const ofReward = reversals.map(
    (one) => ({ status: 'settled', takenMinor: 0n, owedMinor: 0n, ...one, rewardId: whole.id }) as Reversal,
  );
  return describeReward(pagePlace(locale), whole, ofReward, now);
};

describe('a reward on its way', () => {
  test.each([
    ['has a day', { status: 'waiting', dueAt: new Date('2026-12-01T23:30:00Z') }, 'It comes on December 2, 2026.'],
    ['waits for the parcel', { status: 'waiting', dueAt: null }, 'It comes after your friend’s order has been sent.'],
    [
      'waits for the shop to look',
      { status: 'waiting', reason: 'refund_unknown' },
      'The shop is checking this reward.',
    ],
    ['is being made', { status: 'issuing' }, 'You get it within minutes.'],
    ['is due', { status: 'approved' }, 'You get it within minutes.'],
    ['is handed over', { status: 'to_hand_over' }, 'Luma Goods will hand it over to you.'],
    ['is in doubt', { status: 'unclear', reason: 'effect_unknown' }, 'The shop is checking this reward.'],
  ] as [string, Partial<Reward>, string][])('that %s', (_name, reward, sentence) => {
    const { state, details, code, useLink } = told({ ...reward, code: 'SECRET' });
    expect({ state, details, code, useLink }).toEqual({
      state: 'waiting',
      details: ['For a friend’s order.', sentence],
      // Nothing is there under this code yet.
      code: null,
      useLink: null,
    });
  });
});

describe('a reward that is there', () => {
  test('says how and until when it is used, and leads there', () => {
    expect(told({ ...issued, expiresAt: new Date('2026-12-31T23:00:00Z') })).toEqual({
      id: expect.stringMatching(/^rw_/),
      text: '10% off',
      state: 'ready',
      details: [
        'For a friend’s order.',
        'Type the code in at the checkout. It works once.',
        'It works for orders of €50.00 or more.',
        'Use it until December 31, 2026.',
      ],
      code: 'THANKS-1',
      useLink: 'https://luma.example/discount/THANKS-1?redirect=/',
    });
  });

  test.each([
    [{ kind: 'gift_card', amount: euros(2000n) }, 'until nothing is left on it', 'CARD-1'],
    [{ kind: 'store_credit', amount: euros(2000n) }, 'It is in your account.', null],
    [{ kind: 'customer_tag', tag: 'insider' }, 'reserved for you', null],
    [{ kind: 'custom', description: 'A tour' }, 'Luma Goods has handed it over', null],
  ] as const)('%o is used its own way', (benefit, words, code) => {
    const reward = told({ ...issued, offer: offerOf(benefit), code });
    expect(reward).toMatchObject({ state: 'ready', code, useLink: null });
    expect(reward.details.join(' ')).toContain(words);
  });

  test('is run out with its last day, and its code is not shown any more', () => {
    const reward = told({ ...issued, expiresAt: now });
    expect(reward).toMatchObject({ state: 'used_up', code: null, useLink: null });
    expect(reward.details).toContain('It could be used until November 22, 2026.');
  });

  test('says what was set off, what was taken back and why', () => {
    const { details, state, text } = told({ ...issued, ...twenty, nettedMinor: 500n }, [
      { cause: 'order_refunded', takenMinor: 300n, owedMinor: 200n },
      { cause: 'order_refunded', takenMinor: 100n },
    ]);
    expect({ state, text }).toEqual({ state: 'ready', text: '€15.00 of store credit' });
    expect(details.slice(2)).toEqual([
      'It is less than usual, because something from before had to be made up for.',
      'The order was returned or refunded, in part or in full.',
      '€4.00 of it was taken back.',
      'Part of it had been used already. Your next reward of this kind makes up for that.',
    ]);
  });

  test('carries the merchant’s own words', () => {
    const { details } = told({ ...issued, cause: 'gesture', referralId: null, note: 'Happy birthday' });
    expect(details.slice(0, 2)).toEqual(['A present from Luma Goods.', 'Happy birthday']);
  });
});

test.each(reversalCauses)('a reward that was taken back for %s says so, without its code', (cause) => {
  const reward = told({ ...issued, status: 'reversed' }, [{ cause, takenMinor: 1n }]);
  expect(reward).toMatchObject({ state: 'taken_back', code: null, useLink: null });
  expect(reward.details).toHaveLength(2);
});

test.each(['approved', 'reversing'] as const)('a code is not offered any more once its taking back is %s', (status) => {
  const reward = told(issued, [{ cause: 'merchant', amountMinor: 1n, status }]);
  expect(reward).toMatchObject({ state: 'taken_back', code: null, useLink: null });
});

test.each(['limited', 'withheld'] as const)('a reward that is %s says why it is not given', (status) => {
  for (const reason of outcomeReasons) {
    const { state, details } = told({ status, reason });
    expect(state).toBe('not_given');
    expect(details.at(-1)).toMatch(/\.$/);
  }
});

test('every status has a state and whole sentences, in every language', () => {
  for (const locale of shopperLocales)
    for (const status of rewardStatuses)
      for (const reason of [null, ...outcomeReasons]) {
        const { state, details } = told({ status, reason }, [{ cause: 'merchant' }], locale);
        expect(dashboardRewardStates).toContain(state);
        for (const sentence of details) expect(sentence).not.toMatch(/^(reason|dashboard)\.|\{\{/);
      }
});

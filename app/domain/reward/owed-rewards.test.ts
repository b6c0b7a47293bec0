import { expect, test } from 'vitest';
import { listOwedRewards } from './owed-rewards.ts';
import { offerOf } from './offer.ts';
import { defaultProgramSettings } from '../program/settings.ts';

const money = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const offer = offerOf({ kind: 'store_credit', amount: money(500n) });
const settings = {
  friend: offer,
  advocate: {
    ...defaultProgramSettings.advocate,
    tiers: [{ fromFriend: 1, offer }],
    surprises: [{ orderAtLeast: money(1000n), offer }],
    milestones: [{ atFriends: 1, offer }],
  },
};
const causesIn = (round: number | undefined) =>
  listOwedRewards({
    referral: { id: 'rf_1', programId: 'pr_1', advocateId: 'ad_1', ...(round === undefined ? {} : { round }) },
    settings,
    friends: 1,
    subtotal: money(2000n),
    lostMilestones: [],
  }).map(({ causeKey }) => causeKey);

test('what a referral brings has the same causes however often it is asked', () => {
  const first = ['referral:rf_1:friend', 'referral:rf_1:advocate', 'surprise:rf_1:0', 'milestone:pr_1:ad_1:1:0'];
  expect(causesIn(undefined)).toEqual(first);
  expect(causesIn(1)).toEqual(first);
});

test('after an undo the advocate’s have causes of their own, and the friend’s, which was used, has not', () => {
  expect(causesIn(3)).toEqual([
    ...['referral:rf_1:friend', 'referral:rf_1:advocate:3', 'surprise:rf_1:3:0'],
    'milestone:pr_1:ad_1:1:0',
  ]);
});

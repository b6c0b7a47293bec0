import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSuggestion, suggestionKinds, type Standing, type SuggestionKind } from './choose-suggestion.ts';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const running: Standing = {
  statuses: ['active'],
  heldCount: 0,
  shareBlock: 'on',
  launcher: 'off',
  figures: {
    shares: 20,
    visits: 100,
    claims: 40,
    orders: 12,
    revenue: euros(60_000n),
    discounts: euros(6000n),
    rewardCost: euros(6000n),
  },
};
const figures = (change: Partial<Standing['figures']>): Standing => ({
  ...running,
  figures: { ...running.figures, ...change },
});

test.each<[string, Standing, SuggestionKind | null]>([
  ['a draft is published first', { ...running, statuses: ['draft', 'archived'], heldCount: 3 }, 'publish_program'],
  ['a paused program is resumed', { ...running, statuses: ['paused'] }, 'resume_program'],
  ['a draft beside a running program is nobody’s business', { ...running, statuses: ['active', 'draft'] }, null],
  ['the share block comes before what waits', { ...running, shareBlock: 'off', heldCount: 2 }, 'add_share_block'],
  ['what waits comes before advice', { ...figures({ claims: 1 }), heldCount: 1 }, 'review_held'],
  ['a program nobody shared yet is tried', figures({ shares: 0, visits: 0, claims: 0, orders: 0 }), 'share_first'],
  ['many visits and few claims ask for a better offer', figures({ claims: 9 }), 'raise_friend_offer'],
  ['few visits say nothing about the offer', figures({ visits: 49, claims: 0, orders: 0 }), null],
  ['claims without orders ask for more days', figures({ orders: 3 }), 'longer_claim_days'],
  ['a dear program asks for a smaller reward', figures({ rewardCost: euros(20_000n) }), 'lower_cost'],
  ['few shares ask to be seen on more pages', figures({ shares: 4 }), 'invite_more'],
  ['the launcher is not advised where it is on', { ...figures({ shares: 4 }), launcher: 'on' }, null],
  ['nothing is suggested when all goes well', running, null],
  ['nothing about the theme while Shopify has not said', { ...figures({ shares: 0 }), shareBlock: 'unknown' }, null],
])('%s', (_name, standing, kind) => {
  expect(chooseSuggestion(standing, [])).toBe(kind);
});

test('what was dismissed is never suggested again, and the next one takes its place', () => {
  const standing: Standing = { ...figures({ claims: 9 }), heldCount: 1 };
  expect(chooseSuggestion(standing, ['review_held'])).toBe('raise_friend_offer');
  fc.assert(
    fc.property(fc.subarray([...suggestionKinds]), (dismissed) => {
      const chosen = chooseSuggestion(standing, dismissed);
      expect(chosen !== null && dismissed.includes(chosen)).toBe(false);
    }),
  );
});

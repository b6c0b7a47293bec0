import { expect, test } from 'vitest';
import { rewardOf } from '../../../tests/support/any-reward.ts';
import type { Benefit } from './benefit.ts';
import { actionsOn } from './reward-actions.ts';
import { rewardStatuses, type OutcomeReason, type RewardStatus } from './reward.ts';

const credit: Benefit = { kind: 'store_credit', amount: { amountMinor: 500n, currency: 'EUR' } };
const bag: Benefit = { kind: 'custom', description: 'A tote bag' };

test.each<[RewardStatus, Benefit, OutcomeReason | null, string[]]>([
  ['waiting', credit, null, ['take_back']],
  ['limited', credit, 'spend_limit', ['give']],
  ['approved', credit, null, ['take_back']],
  ['issuing', credit, null, []],
  ['to_hand_over', bag, null, ['done', 'take_back']],
  ['to_hand_over', credit, 'refused_by_shopify', ['try_again', 'done', 'take_back']],
  ['unclear', credit, 'effect_unknown', ['it_is_there', 'it_is_not_there']],
  ['issued', credit, null, ['take_back']],
  ['issued', bag, null, ['undone', 'take_back']],
  ['withheld', credit, 'set_off', []],
  ['reversed', credit, 'merchant', []],
])('a reward that is %s (%o, %s) can be answered', (status, benefit, reason, actions) => {
  expect(actionsOn(rewardOf(benefit, { status, reason }))).toEqual(actions);
});

test('what a friend used on their order stays as it is, whatever it is', () => {
  for (const status of rewardStatuses) expect(actionsOn(rewardOf(bag, { side: 'friend', status }))).toEqual([]);
});

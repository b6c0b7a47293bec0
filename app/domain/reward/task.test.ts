import { describe, expect, test } from 'vitest';
import type { Benefit } from './benefit.ts';
import { offerOf } from './offer.ts';
import type { OutcomeReason, RewardStatus } from './reward.ts';
import { answersFor } from './task.ts';

const bag: Benefit = { kind: 'custom', description: 'A tote bag' };
const tag: Benefit = { kind: 'customer_tag', tag: 'VIP' };
const code: Benefit = { kind: 'percentage', percent: 10 };

describe('what a merchant can answer', () => {
  test.each<[RewardStatus, OutcomeReason | null, Benefit, string[]]>([
    ['to_hand_over', null, bag, ['done']],
    ['to_hand_over', 'refused_by_shopify', tag, ['try_again', 'done']],
    ['to_hand_over', 'refused_by_shopify', code, ['try_again', 'done']],
    ['issued', 'refused_by_shopify', code, ['undone']],
    ['unclear', 'effect_unknown', tag, ['it_is_there', 'it_is_not_there']],
    ['issued', null, bag, ['undone']],
    ['issued', null, tag, []],
    ['issued', 'refused_by_shopify', tag, ['undone']],
    ['waiting', null, bag, []],
  ])('%s (%s)', (status, reason, benefit, answers) => {
    expect(answersFor({ status, reason, offer: offerOf(benefit) })).toEqual(answers);
  });
});

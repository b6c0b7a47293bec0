import { expect, test } from 'vitest';
import { rulesVersion, type DeclineReason, type Decision } from '../decision.ts';
import { isBuyerSettled, type OtherReferral } from './is-buyer-settled.ts';

const looked = { evidence: [], flags: [], rulesVersion };
const reward: Decision = { kind: 'reward', reason: 'conditions_met', ...looked };
const hold: Decision = { kind: 'hold', reasons: ['manual_approval'], ...looked };
const declined = (...reasons: DeclineReason[]): OtherReferral => {
  return { status: 'declined', decision: { kind: 'decline', reasons, ...looked } };
};

test.each<[string, OtherReferral[], boolean]>([
  ['nobody ordered', [], false],
  ['an order was counted', [{ status: 'rewarded', decision: reward }], true],
  ['an order waits', [{ status: 'held', decision: hold }], true],
  ['what was counted was paid back', [{ status: 'reversed', decision: reward }], true],
  ['an order was a test', [declined('test_order')], false],
  ['an order was too small and cancelled', [declined('order_cancelled', 'under_minimum')], false],
  ['an order was not the first', [declined('not_first_order')], true],
  ['an order was too small and not the first', [declined('under_minimum', 'not_first_order')], true],
  ['the buyer is the advocate', [declined('same_customer')], true],
  ['the merchant declined one', [declined('merchant_declined')], true],
  ['one of several was counted', [declined('test_order'), { status: 'rewarded', decision: reward }], true],
])('%s', (_name, others, isSettled) => {
  expect(isBuyerSettled(others)).toBe(isSettled);
});

import { expect, test } from 'vitest';
import { parseDecision } from './decision.ts';

test('a decision of the second version of the rules is read without flags, its comparisons as rules', () => {
  const stored = {
    kind: 'decline',
    reasons: ['same_customer', 'under_minimum'],
    evidence: [
      { kind: 'friend_code', code: 'HI-1' },
      { kind: 'subtotal', subtotal: { amountMinor: '10', currency: 'EUR' }, minimum: null },
      { kind: 'same_customer', same: true },
      { kind: 'same_email', same: null },
    ],
    rulesVersion: 2,
  };
  expect(parseDecision(stored)).toEqual({
    kind: 'decline',
    reasons: ['same_customer', 'under_minimum'],
    evidence: [
      { kind: 'friend_code', code: 'HI-1' },
      { kind: 'subtotal', subtotal: { amountMinor: 10n, currency: 'EUR' }, minimum: null },
      { kind: 'rule', rule: 'same_customer', saw: 'match', action: 'decline', figures: null },
      { kind: 'rule', rule: 'same_email', saw: 'clear', action: 'decline', figures: null },
    ],
    flags: [],
    rulesVersion: 2,
  });
});

test.each<[string, object]>([
  ['a kind that there is not', { kind: 'maybe', evidence: [], rulesVersion: 3 }],
  ['a reason of another list', { kind: 'decline', reasons: ['conditions_met'], evidence: [], rulesVersion: 3 }],
  ['a hold without a reason', { kind: 'hold', reasons: [], evidence: [], rulesVersion: 3 }],
  ['evidence that there is not', { kind: 'hold', reasons: ['ring'], evidence: [{ kind: 'x' }], rulesVersion: 3 }],
])('%s is refused', (_name, stored) => {
  expect(() => parseDecision(stored)).toThrow();
});

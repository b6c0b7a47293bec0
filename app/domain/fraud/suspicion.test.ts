import { describe, expect, test } from 'vitest';
import type { Evidence } from '../decision.ts';
import { fraudRules, type FraudRule } from './protection.ts';
import { signsOf, suspicionOf } from './suspicion.ts';

type RuleEvidence = Extract<Evidence, { kind: 'rule' }>;
const saw = (rule: FraudRule, what: RuleEvidence['saw'], action: RuleEvidence['action'] = 'hold'): Evidence => {
  return { kind: 'rule', rule, saw: what, action, figures: null };
};
const score = (...evidence: Evidence[]) => suspicionOf({ evidence });

describe('how likely a referral is fraud', () => {
  test('is nothing where no rule saw anything', () => {
    expect(score()).toBe(0);
    expect(score(...fraudRules.map((rule) => saw(rule, 'clear')))).toBe(0);
  });

  test('is more for what holds than for what is only pointed out', () => {
    for (const rule of fraudRules) {
      expect(score(saw(rule, 'match', 'hold'))).toBeGreaterThan(score(saw(rule, 'match', 'flag')));
      expect(score(saw(rule, 'match', 'flag'))).toBeGreaterThan(0);
    }
  });

  test('counts what could not be seen a little, and less than any match', () => {
    const unseen = score(saw('same_phone', 'unknown'));
    expect(unseen).toBeGreaterThan(0);
    for (const rule of fraudRules) expect(score(saw(rule, 'match'))).toBeGreaterThan(unseen);
    expect(score(saw('same_address', 'unknown', 'flag'))).toBe(0);
  });

  test('is most for the block list and for rings, and grows with everything that is found', () => {
    const others = fraudRules.filter((rule) => rule !== 'blocked' && rule !== 'ring');
    for (const rule of others) {
      expect(score(saw('blocked', 'match'))).toBeGreaterThan(score(saw(rule, 'match')));
      expect(score(saw('ring', 'match'))).toBeGreaterThan(score(saw(rule, 'match')));
    }
    expect(score(saw('ring', 'match'), saw('velocity', 'match'))).toBeGreaterThan(score(saw('ring', 'match')));
  });

  test('is more where Shopify would have the order cancelled', () => {
    const risk = (recommendation: 'investigate' | 'cancel'): Evidence => ({ kind: 'risk', recommendation });
    const matched = saw('order_risk', 'match');
    expect(score(matched, risk('cancel'))).toBeGreaterThan(score(matched, risk('investigate')));
  });
});

test('the signs are told apart, the weightiest against it first', () => {
  const evidence = [
    saw('young_advocate', 'match'),
    saw('same_phone', 'unknown'),
    saw('same_email', 'clear'),
    saw('blocked', 'match', 'decline'),
  ];
  expect(signsOf({ evidence })).toEqual({
    against: ['blocked', 'young_advocate'],
    unseen: ['same_phone'],
    inFavour: ['same_email'],
  });
});

import { expect, test } from 'vitest';
import { everyRule, factsWith } from '../../../tests/support/referral-facts.ts';
import { judge } from './judge.ts';
import { watch } from './watch.ts';

const suspicious = factsWith({
  order: { deviceHash: 'ada', phoneHash: 'ada', risk: undefined },
  history: { isRing: true, blockedBy: ['email'] },
});

test('a rule that is off sees what it would have seen', () => {
  expect(judge(suspicious, everyRule('off'))).toEqual([]);
  expect(watch(suspicious, everyRule('off')).matched).toEqual(['same_phone', 'same_device']);
});

test('of what nobody asked for while a rule was off it says nothing', () => {
  const { matched, unseen } = watch(suspicious, everyRule('off'));
  for (const rule of ['order_risk', 'ring', 'blocked']) expect([...matched, ...unseen]).not.toContain(rule);
});

test('rules that are on are told as they judge', () => {
  const verdicts = judge(suspicious, everyRule('hold'));
  const saw = (sight: string) => verdicts.filter((each) => each.saw === sight).map(({ rule }) => rule);
  expect(watch(suspicious, everyRule('hold'))).toEqual({ matched: saw('match'), unseen: saw('unknown') });
  expect(saw('unknown')).toContain('order_risk');
});

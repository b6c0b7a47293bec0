import { expect, test } from 'vitest';
import { effectsOf, nothingSeen, sightsByRule } from './rule-effects.ts';

const seen = {
  matched: { rewarded: 3, held: 2, declined: 1 },
  unseen: { rewarded: 4, held: 5, declined: 0 },
};

test.each([
  ['off', ['flag:same:0', 'hold:holds:7', 'decline:declines:5']],
  ['flag', ['off:same:0', 'hold:holds:7', 'decline:declines:5']],
  ['hold', ['off:passes:8', 'flag:passes:8', 'decline:declines:5']],
  ['decline', ['off:passes:8', 'flag:passes:8', 'hold:leaves:1']],
] as const)('a rule that is set to %s could have done otherwise', (action, effects) => {
  expect(effectsOf(action, seen).map(({ action, kind, count }) => `${action}:${kind}:${count}`)).toEqual(effects);
});

test('a rule that saw nothing would have changed nothing', () => {
  for (const { kind } of effectsOf('off', nothingSeen)) expect(kind).toBe('same');
});

test('figures are put together by rule', () => {
  const figures = [
    { rule: 'ring', saw: 'match' as const, rewarded: 1, held: 0, declined: 0 },
    { rule: 'ring', saw: 'unknown' as const, rewarded: 0, held: 2, declined: 0 },
  ];
  expect(sightsByRule(figures)).toEqual({
    ring: { matched: { rewarded: 1, held: 0, declined: 0 }, unseen: { rewarded: 0, held: 2, declined: 0 } },
  });
});

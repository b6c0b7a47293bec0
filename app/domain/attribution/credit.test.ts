import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideCredit, findLastClaim } from './credit.ts';

const claimed = (code: string, day: number) => ({
  code,
  claim: { advocate: code, claimedAt: new Date(Date.UTC(2026, 10, day)) },
});
const codes = [claimed('HI-ADA', 1), claimed('HI-BEN', 9), claimed('HI-CLEO', 5)];

test('an order without a friend code is nobody’s', () => {
  expect(decideCredit([], 'last')).toEqual({ kind: 'nobody' });
  expect(decideCredit([], 'first')).toEqual({ kind: 'nobody' });
  expect(findLastClaim([])).toBeNull();
});

test('one friend code credits its claim', () => {
  for (const wins of ['last', 'first'] as const)
    expect(decideCredit([claimed('HI-ADA', 1)], wins)).toMatchObject({ kind: 'credited', code: 'HI-ADA' });
});

test('of several the last or the first claim wins, as the program of the last one says', () => {
  expect(decideCredit(codes, 'last')).toMatchObject({ code: 'HI-BEN', claim: { advocate: 'HI-BEN' } });
  expect(decideCredit(codes, 'first')).toMatchObject({ code: 'HI-ADA' });
  expect(findLastClaim(codes)).toMatchObject({ advocate: 'HI-BEN' });
});

test('in whatever order the codes stand on the order, the same claim wins, even of two of one moment', () => {
  const some = fc.uniqueArray(
    fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), day: fc.integer({ min: 1, max: 3 }) }),
    {
      selector: ({ code }) => code,
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(some, fc.constantFrom('last' as const, 'first' as const), (list, wins) => {
      const given = list.map(({ code, day }) => claimed(code, day));
      const credit = decideCredit(given, wins);
      expect(decideCredit(given.toReversed(), wins)).toEqual(credit);
      const days = given.map(({ claim }) => claim.claimedAt.getTime());
      const best = wins === 'last' ? Math.max(...days) : Math.min(...days);
      expect(
        credit.kind === 'credited' && given.find(({ code }) => code === credit.code)?.claim.claimedAt.getTime(),
      ).toBe(best);
    }),
  );
});

import { expect, test } from 'vitest';
import { decideCredit } from './credit.ts';

const claimed = (code: string, day: number) => ({
  code,
  claim: { advocate: code, claimedAt: new Date(Date.UTC(2026, 10, day)) },
});

test('an order without a friend code is nobody’s', () => {
  expect(decideCredit([])).toEqual({ kind: 'nobody' });
});

test('one friend code credits its claim', () => {
  expect(decideCredit([claimed('HI-ADA', 1)])).toMatchObject({ kind: 'credited', code: 'HI-ADA' });
});

test('of several the last claim wins, in whatever order they stand on the order', () => {
  const codes = [claimed('HI-ADA', 1), claimed('HI-BEN', 9), claimed('HI-CLEO', 5)];
  for (const order of [codes, codes.toReversed()]) expect(decideCredit(order)).toMatchObject({ code: 'HI-BEN' });
});

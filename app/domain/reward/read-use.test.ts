import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RewardId } from '../ids.ts';
import { readUse, type MoneyLeft } from './read-use.ts';

const credit = (name: string, outstanding: number, used: number, remaining: number, purse = 'ada'): MoneyLeft => ({
  rewardId: `rw_${name}`,
  purse,
  outstandingMinor: BigInt(outstanding),
  usedMinor: BigInt(used),
  remainingMinor: BigInt(remaining),
});

describe('what was used', () => {
  test.each([
    ['nothing', credit('a', 1000, 0, 1000), 0n, false],
    ['a part', credit('a', 1000, 0, 400), 600n, false],
    ['the rest', credit('a', 1000, 600, 0), 400n, true],
    ['what was known already', credit('a', 1000, 600, 400), 0n, false],
    ['a part, of which a refund gave some back', credit('a', 1000, 600, 700), 0n, false],
    ['nothing of what was taken back by half', credit('a', 500, 0, 500), 0n, false],
    ['all that was left after the rest was taken back', credit('a', 400, 400, 0), 0n, true],
  ])('%s', (_name, reward, riseMinor, isUsedUp) => {
    expect(readUse([reward])).toEqual([{ rewardId: reward.rewardId, riseMinor, isUsedUp }]);
  });

  test('money that was taken back from another credit of the advocate was used by nobody', () => {
    const taken = credit('taken', 0, 0, 1000);
    const paying = credit('paying', 1000, 0, 0);
    expect(readUse([taken, paying]).map(({ riseMinor }) => riseMinor)).toEqual([0n, 0n]);
    const stranger = credit('stranger', 1000, 0, 0, 'grace');
    expect(readUse([taken, stranger]).map(({ riseMinor }) => riseMinor)).toEqual([0n, 1000n]);
  });
});

const left: fc.Arbitrary<MoneyLeft> = fc
  .record({ outstanding: fc.nat(5000), used: fc.nat(5000), remaining: fc.nat(5000), purse: fc.constantFrom('a', 'b') })
  .map(({ outstanding, used, remaining, purse }) => credit('x', outstanding, used, remaining, purse));

test('a look never finds more than is missing, never less than nothing, and a second look finds nothing', () => {
  fc.assert(
    fc.property(fc.array(left, { maxLength: 6 }), (drawn) => {
      const rewards = drawn.map((each, index) => ({ ...each, rewardId: `rw_${index}` as RewardId }));
      const uses = readUse(rewards);
      for (const [index, { riseMinor }] of uses.entries()) {
        const { outstandingMinor, usedMinor, remainingMinor } = rewards[index]!;
        expect(riseMinor).toBeGreaterThanOrEqual(0n);
        const missing = outstandingMinor - usedMinor - remainingMinor;
        expect(riseMinor <= (missing < 0n ? 0n : missing)).toBe(true);
      }
      const after = rewards.map((each, index) => ({ ...each, usedMinor: each.usedMinor + uses[index]!.riseMinor }));
      expect(readUse(after).every(({ riseMinor }) => riseMinor === 0n)).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReversalId } from '../ids.ts';
import { keepCollected } from './reversal-sums.ts';

const [first, second] = ['rv_1', 'rv_2'] as ReversalId[] as [ReversalId, ReversalId];
const settledAs = (id: ReversalId, takenMinor: bigint, owedMinor: bigint) => ({ id, takenMinor, owedMinor });

describe('a debt that turns out to be none', () => {
  const before = [settledAs(first, 0n, 362n), settledAs(second, 0n, 0n)];
  const unused = [settledAs(first, 362n, 0n), settledAs(second, 638n, 0n)];

  test('is forgiven while nobody has paid it', () => {
    expect(keepCollected(before, unused, 362n)).toEqual({ settlements: unused, collected: null });
  });

  test('stays as it was and is given back when it was paid', () => {
    expect(keepCollected(before, unused, 0n)).toEqual({
      settlements: [settledAs(first, 0n, 362n), settledAs(second, 638n, 0n)],
      collected: { id: first, amountMinor: 362n },
    });
  });

  test('is given back as far as it was paid', () => {
    expect(keepCollected(before, unused, 100n)).toEqual({
      settlements: [settledAs(first, 100n, 262n), settledAs(second, 638n, 0n)],
      collected: { id: first, amountMinor: 262n },
    });
  });
});

test('no purse owes less than nothing, and no sum is lost', () => {
  const sums = fc.array(
    fc.record({ asked: fc.bigInt(1n, 1000n), was: fc.bigInt(0n, 1000n), is: fc.bigInt(0n, 1000n) }),
  );
  fc.assert(
    fc.property(sums, fc.bigInt(0n, 5000n), (rows, paid) => {
      const least = (left: bigint, right: bigint) => (left < right ? left : right);
      const ids = rows.map((_row, index): ReversalId => `rv_${index}`);
      const before = rows.map(({ asked, was }, index) => ({ id: ids[index] ?? first, owedMinor: least(asked, was) }));
      const after = rows.map(({ asked, is }, index) => {
        const owedMinor = least(asked, is);
        return settledAs(ids[index] ?? first, asked - owedMinor, owedMinor);
      });
      const total = (all: { owedMinor: bigint }[]) => all.reduce((sum, { owedMinor }) => sum + owedMinor, 0n);
      const balance = total(before) - least(paid, total(before));
      const { settlements, collected } = keepCollected(before, after, balance);
      expect(balance + total(settlements) - total(before)).toBeGreaterThanOrEqual(0n);
      expect(total(settlements) - total(after)).toBe(collected?.amountMinor ?? 0n);
      for (const [index, { takenMinor, owedMinor }] of settlements.entries()) {
        expect(takenMinor + owedMinor).toBe(rows[index]?.asked);
        expect(takenMinor).toBeGreaterThanOrEqual(0n);
      }
    }),
  );
});

import { Temporal } from 'temporal-polyfill';
import type { Money } from '../money.ts';
import type { PromisesOfMonth } from './figures.ts';
import { divideRounded } from './measures.ts';

/** How long ago a reward was promised, by whole months of the shop's calendar. */
export const ages = ['this_month', 'months_1_3', 'months_4_6', 'months_7_12', 'older'] as const;
export type Age = (typeof ages)[number];

/** Fewer settled rewards than these tell nothing about the next ones. */
export const fewestSettled = 30;

/** What was promised and is neither used, lapsed nor taken back. */
export interface Open {
  count: number;
  /** Those of known cost only. */
  amount: Money;
  /** Of `count`, those without a known cost. */
  unpriced: number;
}

/** What is expected to lapse of what is open, as far as the past of this kind tells. */
export interface Expected {
  settled: number;
  lapsed: number;
  /** Null while too little is settled. */
  amount: Money | null;
  count: number | null;
}

export interface Liability {
  total: Open;
  /** Of the kinds whose past tells enough; null when none does. */
  expected: Money | null;
  byAge: { age: Age; open: Open }[];
  byKind: { benefit: string; open: Open; expected: Expected }[];
  byProgram: { programId: string; open: Open }[];
}

/** Sums up what is open, by age, kind and program. `today` is a day of the shop's calendar. */
export function liabilityOf(promises: readonly PromisesOfMonth[], today: string, currency: string): Liability {
  const kinds = [...new Set(promises.map(({ benefit }) => benefit))].map((benefit) => {
    const own = promises.filter((promise) => promise.benefit === benefit);
    const open = openOf(own, currency);
    return { benefit, open, expected: expectedOf(own, open, currency) };
  });
  const told = kinds.flatMap(({ expected }) => (expected.amount === null ? [] : [expected.amount.amountMinor]));
  return {
    total: openOf(promises, currency),
    expected: told.length === 0 ? null : { amountMinor: told.reduce((sum, amount) => sum + amount, 0n), currency },
    byAge: ages.map((age) => ({
      age,
      open: openOf(
        promises.filter(({ month }) => ageOf(month, today) === age),
        currency,
      ),
    })),
    byKind: kinds.filter(({ open, expected }) => open.count !== 0 || expected.settled > 0),
    byProgram: [...new Set(promises.map(({ programId }) => programId))]
      .map((programId) => ({
        programId,
        open: openOf(
          promises.filter((promise) => promise.programId === programId),
          currency,
        ),
      }))
      .filter(({ open }) => open.count !== 0),
  };
}

/** The age of what was promised in a month such as `2026-11`. */
export function ageOf(month: string, today: string): Age {
  const now = Temporal.PlainDate.from(today).toPlainYearMonth();
  const { months } = Temporal.PlainYearMonth.from(month).until(now, { largestUnit: 'months' });
  if (months <= 0) return 'this_month';
  if (months <= 3) return 'months_1_3';
  if (months <= 6) return 'months_4_6';
  return months <= 12 ? 'months_7_12' : 'older';
}

/** What one line of promises leaves open. */
export function openOf(promises: readonly PromisesOfMonth[], currency: string): Open {
  let [count, unpriced, amountMinor] = [0, 0, 0n];
  for (const { given, used, lapsed, taken, amounts } of promises) {
    const open = given - used - lapsed - taken;
    count += open;
    if (amounts === null) unpriced += open;
    else
      amountMinor +=
        amounts.given.amountMinor - amounts.used.amountMinor - amounts.lapsed.amountMinor - amounts.taken.amountMinor;
  }
  return { count, unpriced, amount: { amountMinor, currency } };
}

/**
 * By plain proportion: of what this shop gave and is settled, so much lapsed. Money goes by money and pieces by pieces, since a
 * large credit may be used up more often than a small one.
 */
function expectedOf(promises: readonly PromisesOfMonth[], open: Open, currency: string): Expected {
  const sum = (read: (promise: PromisesOfMonth) => number) => promises.reduce((total, one) => total + read(one), 0);
  const lapsed = sum((promise) => promise.lapsed);
  const settled = lapsed + sum((promise) => promise.used);
  if (settled < fewestSettled) return { settled, lapsed, amount: null, count: null };
  const minor = (name: 'used' | 'lapsed') =>
    promises.reduce((total, { amounts }) => total + (amounts?.[name].amountMinor ?? 0n), 0n);
  const settledMinor = minor('used') + minor('lapsed');
  return {
    settled,
    lapsed,
    amount:
      settledMinor <= 0n
        ? null
        : { amountMinor: divideRounded(open.amount.amountMinor * minor('lapsed'), settledMinor), currency },
    count: Number(divideRounded(BigInt(open.count) * BigInt(lapsed), BigInt(settled))),
  };
}

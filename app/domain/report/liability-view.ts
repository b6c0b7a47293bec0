import { formatDecimal, toDecimalMoney, type Money } from '../money.ts';
import type { PromisesOfMonth } from './figures.ts';
import { openOf, type Liability, type Open } from './liability.ts';

/** What is open, plain enough to be sent to a browser. */
export interface OpenView {
  count: number;
  unpriced: number;
  amount: { decimal: string; currency: string };
}

export function viewLiability({ total, expected, byAge, byKind, byProgram }: Liability) {
  return {
    total: viewOpen(total),
    expected: viewMoney(expected),
    byAge: byAge.map(({ age, open }) => ({ age, open: viewOpen(open) })),
    byKind: byKind.map(({ benefit, open, expected: own }) => ({
      benefit,
      open: viewOpen(open),
      expected: { ...own, amount: viewMoney(own.amount) },
    })),
    byProgram: byProgram.map(({ programId, open }) => ({ programId, open: viewOpen(open) })),
  };
}
export type LiabilityView = ReturnType<typeof viewLiability>;

/** One line for an accountant, amounts as exact decimals; null for kinds without a known cost. */
export function viewPromises(promises: readonly PromisesOfMonth[], currency: string) {
  return promises.map((promise) => {
    const { programId, month, benefit, given, used, lapsed, taken, amounts } = promise;
    const open = openOf([promise], currency);
    return {
      programId,
      month,
      benefit,
      counts: { given, used, lapsed, taken, open: open.count },
      amounts:
        amounts === null
          ? null
          : {
              given: formatDecimal(amounts.given),
              used: formatDecimal(amounts.used),
              lapsed: formatDecimal(amounts.lapsed),
              taken: formatDecimal(amounts.taken),
              open: formatDecimal(open.amount),
            },
    };
  });
}
export type PromiseLine = ReturnType<typeof viewPromises>[number];

function viewOpen({ count, unpriced, amount }: Open): OpenView {
  return { count, unpriced, amount: toDecimalMoney(amount) };
}

function viewMoney(money: Money | null) {
  return money === null ? null : toDecimalMoney(money);
}

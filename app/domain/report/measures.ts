import { formatDecimal, parseMoney, toDecimalMoney, type Money } from '../money.ts';
import type { Figures } from './figures.ts';

/** One figure of a report, plain enough to be sent to a browser; money stays exact. */
export type Amount =
  | { kind: 'count'; count: number }
  | { kind: 'money'; decimal: string; currency: string }
  /** How many times the one is the other, with two digits. */
  | { kind: 'ratio'; ratio: number }
  /** As in 12.5 for twelve and a half percent. */
  | { kind: 'percent'; percent: number };

/** The funnel, each step after the one it comes from. */
export const funnelSteps = ['shares', 'visits', 'claims', 'orders', 'rewarded'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

export const funnelMeasures = [...funnelSteps, 'conversion'] as const;
export const moneyMeasures = [
  'revenue',
  'rewarded',
  'averageOrder',
  'newCustomers',
  'discounts',
  'rewardCost',
  'cost',
  'costPerNewCustomer',
  'return',
  'unpricedRewards',
] as const;
export type Measure = (typeof funnelMeasures)[number] | (typeof moneyMeasures)[number];

/** Measures of one time or part; null where there is nothing to divide by. */
export type Amounts = Partial<Record<Measure, Amount | null>>;

export function amountsOf(figures: Figures, measures: readonly Measure[]): Amounts {
  return Object.fromEntries(measures.map((measure) => [measure, amountOf(figures, measure)]));
}

export function amountOf(figures: Figures, measure: Measure): Amount | null {
  switch (measure) {
    case 'revenue':
    case 'discounts':
    case 'rewardCost':
      return money(figures[measure]);
    case 'cost':
      return money(costOf(figures));
    case 'averageOrder':
      return divide(figures.revenue, figures.rewarded);
    case 'costPerNewCustomer':
      return divide(costOf(figures), figures.newCustomers);
    case 'return': {
      const ratio = ratioOf(figures.revenue.amountMinor, costOf(figures).amountMinor);
      return ratio === null ? null : { kind: 'ratio', ratio };
    }
    case 'conversion':
      return percentOf(figures.rewarded, figures.visits);
    default:
      return { kind: 'count', count: figures[measure] };
  }
}

/** What the programs cost: the friends' discounts and the advocates' rewards. */
export function costOf({ discounts, rewardCost }: Figures): Money {
  return { amountMinor: discounts.amountMinor + rewardCost.amountMinor, currency: rewardCost.currency };
}

/** Of the step before; visits are many for one share, so theirs is a number for each. */
export function stepRate(figures: Figures, step: FunnelStep): Amount | null {
  const previous = funnelSteps[funnelSteps.indexOf(step) - 1];
  if (previous === undefined) return null;
  if (step !== 'visits') return percentOf(figures[step], figures[previous]);
  const ratio = ratioOf(BigInt(figures.visits), BigInt(figures.shares));
  return ratio === null ? null : { kind: 'ratio', ratio };
}

/** By how many percent a figure grew or shrank, with one digit; null when what was before gives no measure. */
export function changeOf(now: Amount | null, before: Amount | null): number | null {
  if (now === null || before === null) return null;
  const [left, right] = [sizeOf(now), sizeOf(before)];
  if (left === null || right === null || right <= 0n) return null;
  return Number(divideRounded((left - right) * 1000n, right)) / 10;
}

/** Halves are rounded away from zero, as people do it. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const half = bottom / 2n;
  // Division cuts towards zero, so half of the divisor is added on the side of the sign.
  return top < 0n ? -((-top + half) / bottom) : (top + half) / bottom;
}

function sizeOf(amount: Amount): bigint | null {
  switch (amount.kind) {
    case 'count':
      return BigInt(amount.count);
    case 'money':
      return parseMoney(amount.decimal, amount.currency)?.amountMinor ?? null;
    case 'ratio':
      return BigInt(Math.round(amount.ratio * 100));
    case 'percent':
      return BigInt(Math.round(amount.percent * 10));
  }
}

function money(value: Money): Amount {
  return { kind: 'money', ...toDecimalMoney(value) };
}

function divide({ amountMinor, currency }: Money, count: number): Amount | null {
  if (count <= 0) return null;
  const part = { amountMinor: divideRounded(amountMinor, BigInt(count)), currency };
  return { kind: 'money', decimal: formatDecimal(part), currency };
}

function ratioOf(part: bigint, whole: bigint): number | null {
  return whole <= 0n ? null : Number(divideRounded(part * 100n, whole)) / 100;
}

function percentOf(part: number, whole: number): Amount | null {
  if (whole <= 0) return null;
  return { kind: 'percent', percent: Number(divideRounded(BigInt(part) * 1000n, BigInt(whole))) / 10 };
}

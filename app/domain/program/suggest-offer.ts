import { roundDown, roundUp, ordinarySum } from './ordinary-sum.ts';
import type { Money } from '../money.ts';
import type { Benefit } from '../reward/benefit.ts';

/** What is known of what a shop sells; null where it is not. */
export interface Trade {
  currency: string;
  /** What a paid order comes to on average, after discounts. */
  averageOrder: Money | null;
  /** What is left of an order after goods and shipping, in percent of it. */
  marginPercent: number | null;
  /** Whether the shop gives store credit. */
  hasStoreCredit: boolean | null;
}

/** Of a margin, what both sides together may cost at most, in percent. */
export const shareOfMargin = 40;
/** Thinner margins leave nothing to give away; beyond the thickest nobody sells. */
export const [thinnestMargin, thickestMargin] = [5, 95];

/** What both sides get, in percent of an average order. */
export interface Split {
  friend: number;
  advocate: number;
}

/** Percentages as people write them. */
const nicePercents = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30];

/** The same split, made smaller until both sides fit into their share of the margin; as it is while no margin is known. */
export function fitToMargin(wanted: Split, marginPercent: number | null): Split {
  if (marginPercent === null) return wanted;
  const total = wanted.friend + wanted.advocate;
  const most = Math.floor((marginPercent * shareOfMargin) / 100);
  if (total <= most) return wanted;
  return {
    friend: nicePercent((wanted.friend * most) / total),
    advocate: nicePercent((wanted.advocate * most) / total),
  };
}

/** The largest percentage that people would write which is not above this one; never nothing. */
export function nicePercent(percent: number): number {
  return nicePercents.findLast((nice) => nice <= percent) ?? 1;
}

/** The average order, or where nothing is known yet one that makes ordinary sums. */
export function averageOf({ averageOrder, currency }: Trade): Money {
  if (averageOrder !== null) return averageOrder;
  const sum = ordinarySum(currency);
  return { ...sum, amountMinor: sum.amountMinor * 6n };
}

/** A benefit of an amount that comes to so many percent of an average order; of a percentage where that is no sum at all. */
export function amountOf(kind: 'fixed_amount' | 'store_credit', percent: number, trade: Trade): Benefit {
  const amount = roundDown(partOf(averageOf(trade), percent));
  if (amount === null) return { kind: 'percentage', percent };
  return { kind: kind === 'store_credit' && trade.hasStoreCredit === false ? 'fixed_amount' : kind, amount };
}

/** What an order must come to so that it is worth more than the average one. */
export function minimumAbove(trade: Trade): Money {
  return roundUp(averageOf(trade));
}

/** So many percent of an amount, what is less than the smallest coin left out. */
export function partOf({ amountMinor, currency }: Money, percent: number): Money {
  return { amountMinor: (amountMinor * BigInt(percent)) / 100n, currency };
}

import type { AdvocateId, ProgramId } from '../ids.ts';
import type { Money } from '../money.ts';

/** What happened in a period, each thing counted on the day it happened. */
export interface Figures {
  shares: number;
  visits: number;
  claims: number;
  /** Friends' orders that were decided, whatever came of them. */
  orders: number;
  /** Referrals that came to be rewarded in the period, less those taken back in it. */
  rewarded: number;
  held: number;
  declined: number;
  reversed: number;
  /** Rewarded referrals whose order was its buyer's first. */
  newCustomers: number;
  /** Advocates' rewards that were promised, that came to exist in Shopify, and that were promised without a known cost. */
  rewards: number;
  rewardsIssued: number;
  unpricedRewards: number;
  /** What rewarded referrals' orders came to after discounts and refunds. */
  revenue: Money;
  /** What friend codes took off orders. */
  discounts: Money;
  /** What advocates were promised, less what was taken back. */
  rewardCost: Money;
}

/** Of which part of the shop. An advocate's own figures are not divided further. */
export interface FigureFilter {
  programId?: ProgramId;
  /** Only with its program. */
  versionNumber?: number;
  channel?: string;
  /** ISO 3166 code; empty for orders from an unknown country. */
  market?: string;
}

export const figureDimensions = ['program', 'version', 'channel', 'market'] as const;
export type FigureDimension = (typeof figureDimensions)[number];

/** One line of a breakdown. `key` is the program's id, `<program> <version>`, the channel or the market. */
export interface FiguresOfPart {
  key: string;
  figures: Figures;
}

/** One step of a chart: a day such as `2026-11-22`, or a month such as `2026-11` in periods of more than 92 days. */
export interface FiguresOfTime {
  time: string;
  figures: Figures;
}

export interface FiguresOfAdvocate {
  advocateId: AdvocateId;
  /** Empty when they were erased. */
  firstName: string;
  figures: Figures;
}

/** What advocates were promised in one month, and what became of it. */
export interface PromisesOfMonth {
  programId: ProgramId;
  /** Such as `2026-11`. */
  month: string;
  benefit: string;
  given: number;
  used: number;
  lapsed: number;
  taken: number;
  /** In the shop's currency; null for kinds without a known cost. */
  amounts: { given: Money; used: Money; lapsed: Money; taken: Money } | null;
}

/** How often a rule saw something among the orders decided in a period, by what they were decided to be. */
export interface RuleFigures {
  programId: ProgramId;
  rule: string;
  saw: 'match' | 'unknown';
  rewarded: number;
  held: number;
  declined: number;
}

import { narrowTo, type Breakdown, type Dropped } from './asked-report.ts';
import type { Figures, FiguresOfTime } from './figures.ts';
import {
  amountOf,
  amountsOf,
  changeOf,
  funnelSteps,
  stepRate,
  type Amount,
  type Amounts,
  type Measure,
} from './measures.ts';
import { isNothing } from './sum-figures.ts';

/** One line of a report's breakdown. */
export interface ReportPart {
  key: string;
  /** Of an advocate; empty when they were erased. */
  firstName: string;
  figures: Figures;
}

/** Everything that is read for a report. */
export interface ReportReading {
  total: Figures;
  totalBefore: Figures | null;
  time: FiguresOfTime[];
  timeBefore: FiguresOfTime[];
  parts: ReportPart[];
  /** False when others may be as good as the last of `parts`. */
  isExact: boolean;
  /** Countries that the period's figures can be narrowed to; empty for the unknown one. */
  markets: string[];
  /** Nothing ever happened in this shop. */
  isNew: boolean;
}

/** A figure of the whole period beside what it was before. */
export interface Total {
  measure: Measure;
  amount: Amount | null;
  before: Amount | null;
  /** In percent; null when what was before gives no measure. */
  change: number | null;
  /** Of the funnel's step before. */
  stepRate: Amount | null;
}

/** A report as a page shows it: plain values, with money as exact decimals. */
export interface ReportView {
  measures: Measure[];
  totals: Total[];
  time: { time: string; amounts: Amounts }[];
  timeBefore: { time: string; amounts: Amounts }[];
  parts: { key: string; firstName: string; amounts: Amounts; narrow: Partial<Record<Dropped, string>> | null }[];
  isExact: boolean;
  markets: string[];
  isNew: boolean;
  /** Nothing happened in the period nor in the one it is compared with. */
  isEmpty: boolean;
}

export function viewReport(asked: { by: Breakdown }, reading: ReportReading, measures: readonly Measure[]): ReportView {
  const { total, totalBefore } = reading;
  const plainTime = ({ time, figures }: FiguresOfTime) => ({ time, amounts: amountsOf(figures, measures) });
  return {
    measures: [...measures],
    totals: measures.map((measure) => {
      const amount = amountOf(total, measure);
      const before = totalBefore === null ? null : amountOf(totalBefore, measure);
      const step = funnelSteps.find((one) => one === measure);
      return {
        measure,
        amount,
        before,
        change: changeOf(amount, before),
        stepRate: step === undefined ? null : stepRate(total, step),
      };
    }),
    time: reading.time.map(plainTime),
    timeBefore: reading.timeBefore.map(plainTime),
    parts: reading.parts.map(({ key, firstName, figures }) => ({
      key,
      firstName,
      amounts: amountsOf(figures, measures),
      narrow: narrowTo(asked.by, key),
    })),
    isExact: reading.isExact,
    markets: reading.markets,
    isNew: reading.isNew,
    isEmpty: isNothing(total) && (totalBefore === null || isNothing(totalBefore)) && reading.parts.length === 0,
  };
}

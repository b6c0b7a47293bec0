import type { AskedReport, Breakdown, Dropped } from '#app/domain/report/asked-report.ts';
import type { Comparison, Period, PeriodName } from '#app/domain/report/period.ts';

/** What a report was asked for, as its page shows it. */
export interface AskedView {
  name: PeriodName;
  period: Period;
  comparison: Comparison;
  compared: Period | null;
  by: Breakdown;
  filter: AskedReport['filter'];
  advocate: { id: string; firstName: string } | null;
  dropped: Dropped[];
}

export interface ProgramChoice {
  id: string;
  name: string;
  versions: number;
}

/** Whether the report is narrowed to a part of the shop. */
export function isNarrowed({ filter, advocate }: AskedView): boolean {
  return advocate !== null || Object.keys(filter).length > 0;
}

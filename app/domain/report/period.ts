import { Temporal } from 'temporal-polyfill';
import { isDate } from '../time.ts';

/** Days of the shop's calendar, both included, such as `2026-11-01` to `2026-11-30`. */
export interface Period {
  from: string;
  to: string;
}

/** Periods that are chosen by name; `custom` names its days. */
export const periodNames = [
  'last_7',
  'last_30',
  'last_90',
  'last_365',
  'this_month',
  'last_month',
  'this_year',
  'custom',
] as const;
export type PeriodName = (typeof periodNames)[number];

/** With what a period is compared: as many days just before it, the same days a year before, or nothing. */
export const comparisons = ['before', 'year_ago', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

/** Ten years of days are more than any report shows. */
const mostDays = 3660;

/** The days of a period that is chosen by name, up to `today` of the shop's calendar. */
export function periodOf(name: Exclude<PeriodName, 'custom'>, today: string): Period {
  const day = Temporal.PlainDate.from(today);
  const since = (days: number) => ({ from: day.subtract({ days: days - 1 }).toString(), to: today });
  switch (name) {
    case 'last_7':
      return since(7);
    case 'last_30':
      return since(30);
    case 'last_90':
      return since(90);
    case 'last_365':
      return since(365);
    case 'this_month':
      return { from: day.with({ day: 1 }).toString(), to: today };
    case 'last_month': {
      const first = day.with({ day: 1 });
      return { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() };
    }
    case 'this_year':
      return { from: day.with({ month: 1, day: 1 }).toString(), to: today };
  }
}

/** Two days as they arrive in an address; null when they are none, stand the wrong way round, or span too much. */
export function parsePeriod(from: string | null, to: string | null): Period | null {
  if (from === null || to === null || !isDate(from) || !isDate(to)) return null;
  const days = countDays({ from, to });
  return days < 1 || days > mostDays ? null : { from, to };
}

export function countDays({ from, to }: Period): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;
}

/** What a period is compared with; null for nothing. */
export function comparedPeriod(period: Period, comparison: Comparison): Period | null {
  if (comparison === 'none') return null;
  const [from, to] = [Temporal.PlainDate.from(period.from), Temporal.PlainDate.from(period.to)];
  if (comparison === 'year_ago')
    return { from: from.subtract({ years: 1 }).toString(), to: to.subtract({ years: 1 }).toString() };
  const days = countDays(period);
  return { from: from.subtract({ days }).toString(), to: from.subtract({ days: 1 }).toString() };
}

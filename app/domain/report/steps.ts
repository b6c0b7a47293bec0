import { Temporal } from 'temporal-polyfill';
import { countDays, type Period } from './period.ts';

/** Periods of more days are read, and drawn, by the month. */
export const mostDaysByDay = 92;

/** How the figures of a period are put together: the months that lie in it whole, and the days around them. */
export interface PeriodPieces {
  /** The first days of the first and the last whole month; null when none is read whole. */
  months: { from: string; to: string } | null;
  days: Period[];
}

/**
 * The fewest rows that make up a period: whole months are read by the month, with days at the edges. Where each step of a chart
 * is a day, so is what is read.
 */
export function piecesOf(period: Period, reading: 'by_time' | 'in_sum'): PeriodPieces {
  if (reading === 'by_time' && countDays(period) <= mostDaysByDay) return { months: null, days: [period] };
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  const first = from.day === 1 ? from : from.with({ day: 1 }).add({ months: 1 });
  const afterLast = to.day === to.daysInMonth ? to.add({ days: 1 }) : to.with({ day: 1 });
  if (Temporal.PlainDate.compare(first, afterLast) >= 0) return { months: null, days: [period] };
  const days = [
    { from: period.from, to: first.subtract({ days: 1 }).toString() },
    { from: afterLast.toString(), to: period.to },
  ].filter((edge) => edge.from <= edge.to);
  return { months: { from: first.toString(), to: afterLast.subtract({ months: 1 }).toString() }, days };
}

/** The steps of a period's chart: its days, such as `2026-11-22`, or the months that it touches, such as `2026-11`. */
export function stepsOf(period: Period): string[] {
  const isByDay = countDays(period) <= mostDaysByDay;
  const last = Temporal.PlainDate.from(period.to);
  const steps: string[] = [];
  let day = Temporal.PlainDate.from(period.from);
  if (!isByDay) day = day.with({ day: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add(isByDay ? { days: 1 } : { months: 1 }))
    steps.push(isByDay ? day.toString() : day.toPlainYearMonth().toString());
  return steps;
}

/** The first day of each month that a period touches. */
export function monthsTouched(period: Period): string[] {
  const months: string[] = [];
  const last = Temporal.PlainDate.from(period.to);
  let month = Temporal.PlainDate.from(period.from).with({ day: 1 });
  for (; Temporal.PlainDate.compare(month, last) <= 0; month = month.add({ months: 1 })) months.push(month.toString());
  return months;
}

/** The whole months that a period touches. */
export function monthsOf(period: Period): Period[] {
  return monthsTouched(period).map((from) => {
    const first = Temporal.PlainDate.from(from);
    return { from, to: first.with({ day: first.daysInMonth }).toString() };
  });
}

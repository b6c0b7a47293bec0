import { Temporal } from 'temporal-polyfill';

const millisecondsADay = 24 * 60 * 60 * 1000;

/** `days` times twenty-four hours later. */
export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * millisecondsADay);
}

export function isBefore(moment: Date, other: Date): boolean {
  return moment.getTime() < other.getTime();
}

/** The same wall-clock time `days` calendar days later, as the shop's clock counts them. */
export function addCalendarDays(moment: Date, days: number, timeZone: string): Date {
  return toDate(zoned(moment, timeZone).add({ days }));
}

/** When the shop's day began that `moment` lies in. */
export function startOfDay(moment: Date, timeZone: string): Date {
  return toDate(zoned(moment, timeZone).startOfDay());
}

/** The last millisecond of the shop's day that `moment` lies in: until when something is good that is good "until" that day. */
export function lastMomentOfDay(moment: Date, timeZone: string): Date {
  return new Date(toDate(zoned(moment, timeZone).startOfDay().add({ days: 1 })).getTime() - 1);
}

/** When the shop's month began that `moment` lies in. */
export function startOfMonth(moment: Date, timeZone: string): Date {
  return toDate(zoned(moment, timeZone).with({ day: 1 }).startOfDay());
}

/** The first moment of the shop's next month. */
export function endOfMonth(moment: Date, timeZone: string): Date {
  return toDate(zoned(moment, timeZone).with({ day: 1 }).startOfDay().add({ months: 1 }));
}

/** The shop's month that `moment` lies in, such as `2026-11`. */
export function monthOf(moment: Date, timeZone: string): string {
  return zoned(moment, timeZone).toPlainDate().toPlainYearMonth().toString();
}

/** The shop's day that `moment` lies in, such as `2026-11-22`. */
export function dateOf(moment: Date, timeZone: string): string {
  return zoned(moment, timeZone).toPlainDate().toString();
}

/** When a day of the shop's calendar, such as `2026-11-22`, begins. */
export function startOfDate(date: string, timeZone: string): Date {
  return toDate(Temporal.PlainDate.from(date).toZonedDateTime(timeZone));
}

/** The first moment after a day of the shop's calendar. */
export function endOfDate(date: string, timeZone: string): Date {
  return toDate(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone));
}

/** Whether the text is a day of the calendar, such as `2026-02-28`. */
export function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function zoned(moment: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

function toDate(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}

import { Temporal } from 'temporal-polyfill';

/** A moment as programs read it, on the shop's clock: `2026-11-22T13:05:09+01:00`. */
export function localMoment(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

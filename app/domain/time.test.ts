import { expect, test } from 'vitest';
import { dateOf, lastMomentOfDay, startOfDay } from './time.ts';

test.each([
  ['the shop’s day, where it is tomorrow already', '2026-11-22T20:00:00Z', 'Asia/Tokyo', '2026-11-23'],
  ['the shop’s day, where it is still yesterday', '2026-11-22T03:00:00Z', 'America/New_York', '2026-11-21'],
  ['the last millisecond of a day', '2026-11-22T22:59:59.999Z', 'Europe/Paris', '2026-11-22'],
  ['the first moment of the next', '2026-11-22T23:00:00Z', 'Europe/Paris', '2026-11-23'],
])('a moment lies in %s', (_name, moment, zone, date) => {
  expect(dateOf(new Date(moment), zone)).toBe(date);
});

test('the last moment of a day is one millisecond before the next one, also when the clock changes', () => {
  const zone = 'Europe/Paris';
  for (const noon of ['2026-03-29T12:00:00+02:00', '2026-10-25T12:00:00+01:00', '2026-11-22T12:00:00+01:00']) {
    const last = lastMomentOfDay(new Date(noon), zone);
    expect(dateOf(last, zone)).toBe(noon.slice(0, 10));
    expect(startOfDay(new Date(last.getTime() + 1), zone)).toEqual(new Date(last.getTime() + 1));
  }
});

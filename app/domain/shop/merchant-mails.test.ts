import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueMail, isNews, weekBefore } from './merchant-mails.ts';

const long = new Date('2020-01-01T00:00:00Z');
const due = (kind: 'digest' | 'tasks', timeZone: string, now: string) =>
  dueMail(kind, { timeZone, installedAt: long }, new Date(now));

describe('the week in figures', () => {
  test.each([
    ['in winter, at eight', 'Europe/Paris', '2026-11-23T07:00:00Z', '2026-11-23'],
    ['a minute before', 'Europe/Paris', '2026-11-23T06:59:00Z', null],
    ['in summer, at eight', 'Europe/Paris', '2026-06-01T06:00:00Z', '2026-06-01'],
    ['a minute before in summer', 'Europe/Paris', '2026-06-01T05:59:00Z', null],
    ['the day after the clocks went forward', 'Europe/Paris', '2026-03-30T06:00:00Z', '2026-03-30'],
    ['the day after the clocks went back', 'Europe/Paris', '2026-10-26T06:59:00Z', null],
    ['the day after the clocks went back, at eight', 'Europe/Paris', '2026-10-26T07:00:00Z', '2026-10-26'],
    ['west of us, where it is Sunday still', 'America/Los_Angeles', '2026-11-23T07:00:00Z', null],
    ['half an hour beside', 'Asia/Kolkata', '2026-11-23T02:30:00Z', '2026-11-23'],
    ['late, on the same day', 'Europe/Paris', '2026-11-23T22:00:00Z', '2026-11-23'],
    ['two days late', 'Europe/Paris', '2026-11-25T07:00:00Z', null],
  ])('%s', (_name, timeZone, now, day) => {
    expect(due('digest', timeZone, now)).toBe(day);
  });

  test('a shop that came after eight waits for the next Monday', () => {
    const shop = { timeZone: 'Europe/Paris', installedAt: new Date('2026-11-23T07:30:00Z') };
    expect(dueMail('digest', shop, new Date('2026-11-23T08:00:00Z'))).toBeNull();
    expect(dueMail('digest', shop, new Date('2026-11-30T08:00:00Z'))).toBe('2026-11-30');
  });

  test('asked every hour for a year, there is one for each Monday and no other day', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Australia/Lord_Howe', 'Africa/Cairo');
    fc.assert(
      fc.property(zones, (timeZone) => {
        const days = new Set<string>();
        const start = Date.parse('2026-01-01T00:00:00Z');
        for (let step = 0; step < 365 * 24; step += 1) {
          const day = dueMail('digest', { timeZone, installedAt: long }, new Date(start + step * 3_600_000));
          if (day !== null) days.add(day);
        }
        expect(days.size).toBe(52);
        for (const day of days) expect(Temporal.PlainDate.from(day).dayOfWeek).toBe(1);
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  test('tells of the seven days before its Monday', () => {
    expect(weekBefore('2026-11-23')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  });
});

test('what waits is told each morning', () => {
  expect(due('tasks', 'Europe/Paris', '2026-11-24T07:05:00Z')).toBe('2026-11-24');
  expect(due('tasks', 'Europe/Paris', '2026-11-24T06:30:00Z')).toBeNull();
  expect(due('tasks', 'Europe/Paris', '2026-11-24T19:30:00Z')).toBeNull();
});

test('what waited before is no news', () => {
  const nothing = {
    newHeld: 0,
    held: 3,
    newTasks: 0,
    tasks: 2,
    limitsNear: 0,
    limitsReached: 0,
    refusedMails: 0,
    refusedDiscounts: 0,
  };
  expect(isNews(nothing)).toBe(false);
  expect(isNews({ ...nothing, newHeld: 1 })).toBe(true);
  expect(isNews({ ...nothing, limitsNear: 1 })).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { dueAfter, isDue } from './due.ts';

const paidAt = new Date('2026-10-24T10:00:00Z');
const fulfilledAt = new Date('2026-10-30T10:00:00Z');
const zone = 'Europe/Paris';

describe('a reward is due', () => {
  test('as soon as the order is paid, when the program says nothing else', () => {
    expect(dueAfter({ after: 'paid', days: 0 }, { paidAt, fulfilledAt: null }, zone)).toEqual(paidAt);
  });
  test('so many of the shop’s days later: the day on which the clock is put back has 25 hours', () => {
    expect(dueAfter({ after: 'paid', days: 2 }, { paidAt, fulfilledAt: null }, zone)).toEqual(
      new Date('2026-10-26T11:00:00Z'),
    );
  });
  test('after the fulfilment, once there was one', () => {
    expect(dueAfter({ after: 'fulfilled', days: 1 }, { paidAt, fulfilledAt }, zone)).toEqual(
      new Date('2026-10-31T10:00:00Z'),
    );
    expect(dueAfter({ after: 'fulfilled', days: 1 }, { paidAt, fulfilledAt: null }, zone)).toBeNull();
  });
  test('in the moment that its time comes, and not before', () => {
    expect(isDue(paidAt, paidAt)).toBe(true);
    expect(isDue(paidAt, new Date(paidAt.getTime() - 1))).toBe(false);
    expect(isDue(null, paidAt)).toBe(false);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf } from '../time.ts';
import { creditExpiry } from './credit-expiry.ts';

const zones = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'America/Santiago'];
const until = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('store credit ends in the last quarter of an hour of the promised day, in every zone', () => {
  fc.assert(
    fc.property(until, fc.constantFrom(...zones), fc.string(), (moment, zone, name) => {
      const end = creditExpiry(`rw_${name}`, moment, zone);
      expect(dateOf(end, zone)).toBe(dateOf(moment, zone));
      expect(dateOf(new Date(end.getTime() + 15 * 60_000), zone)).not.toBe(dateOf(moment, zone));
      expect(end.getTime() % 1000).toBe(0);
      expect(creditExpiry(`rw_${name}`, end, zone)).toEqual(end);
    }),
  );
});

test('each reward has a second of its own', () => {
  const moment = new Date('2026-12-22T12:00:00Z');
  const ends = ['rw_01', 'rw_02', 'rw_03'].map((id) => creditExpiry(id as 'rw_01', moment, 'Europe/Paris').getTime());
  expect(new Set(ends).size).toBe(3);
});

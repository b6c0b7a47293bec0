import { expect, test } from 'vitest';
import { waitOf } from './wait.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => waitOf(new Date(now.getTime() - minutes * 60_000), now);

test.each([
  [-5, { unit: 'minutes', count: 1 }],
  [0, { unit: 'minutes', count: 1 }],
  [59, { unit: 'minutes', count: 59 }],
  [60, { unit: 'hours', count: 1 }],
  [47 * 60 + 59, { unit: 'hours', count: 47 }],
  [48 * 60, { unit: 'days', count: 2 }],
])('%i minutes are told in the largest unit that fits', (minutes, wait) => {
  expect(ago(minutes)).toEqual(wait);
});

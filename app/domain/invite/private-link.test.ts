import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrivateLinkGood, privateLinkOf, readPrivateLink, writePrivateLink } from './private-link.ts';

const advocateId = 'ad_01JD0000000000000000000000';
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

test('what is written is read again, and fits what signs it', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 999_999 }), (now, linkVersion) => {
      const link = privateLinkOf({ advocateId, linkVersion }, now);
      expect(readPrivateLink(writePrivateLink(link))).toEqual(link);
      expect(writePrivateLink(link)).toMatch(/^[^.]{1,100}$/);
    }),
  );
});

test('it is good for half a year, for the version that it was made with and no other', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 365 }), (now, days) => {
      const link = privateLinkOf({ advocateId, linkVersion: 2 }, now);
      const later = new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
      expect(isPrivateLinkGood(link, 2, later)).toBe(days <= 180);
      for (const other of [1, 3]) expect(isPrivateLinkGood(link, other, later)).toBe(false);
    }),
  );
});

test.each([
  '',
  'x',
  advocateId,
  `${advocateId}-1`,
  `${advocateId}-1-2-3`,
  `${advocateId}--1`,
  `${advocateId}-1-x`,
  'ad_x-1-2',
])('“%s” is no private link', (text) => {
  expect(readPrivateLink(text)).toBeNull();
});

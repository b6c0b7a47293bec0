import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, readColor, writingOn } from './accent.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('what is written on a button can be read on every color', () => {
  fc.assert(
    fc.property(color, (accent) => {
      expect(contrastOf(accent, writingOn(accent))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 5000 },
  );
});

test('contrast is measured as WCAG does', () => {
  expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(writingOn('#767676')).toBe('#ffffff');
  expect(writingOn('#777777')).toBe('#000000');
});

test.each([
  ['#1F6F54', '#1f6f54'],
  [' 1f6f54 ', '#1f6f54'],
  ['#abc', '#aabbcc'],
  ['', null],
  ['green', null],
  ['#12345', null],
  ['#1f6f54;background:url(x)', null],
])('%s is read as %s', (typed, read) => {
  expect(readColor(typed)).toBe(read);
});

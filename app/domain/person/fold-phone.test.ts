import { expect, test } from 'vitest';
import { foldPhone } from './fold-phone.ts';

test.each([
  ['grouped', '+1 (212) 555-0101', null],
  ['as people dial it at home', '(212) 555-0101', 'US'],
  ['with the country in small letters', '212.555.0101', 'us'],
  ['with wide digits', '＋１ ２１２ ５５５ ０１０１', null],
])('a number %s is the same number', (_name, typed, country) => {
  expect(foldPhone(typed, country)).toBe('+12125550101');
});

test('the country decides whose number it is', () => {
  expect(foldPhone('06 39 98 01 01', 'FR')).toBe('+33639980101');
  expect(foldPhone('06 39 98 01 01', 'FR')).not.toBe(foldPhone('06 39 98 01 01', 'BE'));
});

test('a number that cannot be placed still equals itself', () => {
  expect(foldPhone('555-01 01 99', null)).toBe(foldPhone('55501 0199', 'XX'));
});

test.each([[null], [''], ['  '], ['no']])('nothing has no form: %j', (typed) => {
  expect(foldPhone(typed, 'US')).toBeNull();
});

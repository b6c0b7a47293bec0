import { expect, test } from 'vitest';
import { fullName, shownName } from './customer-name.ts';

test.each(['Ada', 'Anne-Marie', 'J. R.', 'J.R.', 'María José', '花子', 'O’Neill', ' Ada '])('%s is shown', (name) => {
  expect(shownName(name)).toBe(name.trim());
});

test.each([
  ['an address', 'Free iPhone at https://evil.example'],
  ['an address without its beginning', 'evil.example/win'],
  ['a domain', 'evil.com'],
  ['a mail address', 'me@evil.example'],
  ['wide signs', 'evil：／／'],
  ['a line break', 'Ada\nLovelace'],
  ['more than a name has signs', 'Ada '.repeat(8)],
])('%s is no name', (_name, typed) => {
  expect(shownName(typed)).toBe('');
});

test('thirty signs are a name, whatever they are written in', () => {
  expect(shownName('𠮷'.repeat(30))).toBe('𠮷'.repeat(30));
  expect(shownName('𠮷'.repeat(31))).toBe('');
});

test('a full name has two parts', () => {
  expect(fullName({ firstName: 'Ada', lastName: 'Lovelace' })).toBe('Ada Lovelace');
  expect(fullName({ firstName: 'Ada', lastName: '' })).toBe('');
});

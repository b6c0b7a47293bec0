import { expect, test } from 'vitest';
import { isSharedProvider, parseTypedMark } from './typed-mark.ts';

test.each([
  [' Ada@Example.com ', { kind: 'email', shown: 'Ada@Example.com' }],
  ['+33 6 12 34 56 78', { kind: 'phone', shown: '+33612345678' }],
  ['@Shady.Example', { kind: 'email_domain', shown: 'shady.example' }],
  ['shady.example', { kind: 'email_domain', shown: 'shady.example' }],
  // Without its country, a number equals nothing that an order holds.
  ['06 12 34 56 78', null],
  ['ada', null],
  ['@', null],
  ['', null],
  ['+', null],
  ['two words.example', null],
])('%s is read by its shape', (typed, read) => {
  expect(parseTypedMark(typed)).toEqual(read);
});

test('a provider that honest people share is known by each of its names', () => {
  expect(['gmail.com', 'googlemail.com', 'pm.me', 'web.de'].map(isSharedProvider)).toEqual([true, true, true, true]);
  expect(isSharedProvider('shady.example')).toBe(false);
});

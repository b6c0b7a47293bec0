import { expect, test } from 'vitest';
import { guessKinds } from './guess-kinds.ts';

test.each([
  ['ADA-K7Q', ['unknown_invite']],
  ['ada k 7 q', ['unknown_invite']],
  ['ADA', ['unknown_invite']],
  ['Ada Lovelace', ['unknown_invite', 'unknown_name']],
  ['ADA-KQZ', ['unknown_invite', 'unknown_name']],
  ['李 小龙', ['unknown_name']],
  ['<script>', []],
  ['', []],
])('%j may be a guess at %j', (typed, kinds) => {
  expect(guessKinds(typed)).toEqual(kinds);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeInviteCode } from './invite-code.ts';
import { spellingsOf } from './spell-code.ts';

test.each([
  ['as it is written', 'ANNA-K7Q'],
  ['in small letters with a blank', ' anna k7q '],
  ['with the dash of a phone', 'ANNA–K7Q'],
  ['without a dash', 'annak7q'],
  ['with an accent', 'Änna k7q'],
  ['letter by letter', 'A N N A  K 7 Q'],
  ['with a full stop', 'Anna-K7Q.'],
])('%s, a code is found', (_name, typed) => expect(spellingsOf(typed)).toContain('ANNA-K7Q'));

test.each(['', 'ab', '王芳', 'x'.repeat(60), '{}'])('%s can be no code', (typed) =>
  expect(spellingsOf(typed)).toEqual([]),
);

test('a code of several words is found as it was typed', () => {
  expect(spellingsOf('Anna of Luma')).toContain('ANNA-OF-LUMA');
});

test('whatever is typed, few spellings are looked up, and every code of ours is among its own', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(spellingsOf(typed).length).toBeLessThan(45);
    }),
  );
  const dice = fc.infiniteStream(fc.nat()).map((numbers) => (below: number) => (numbers.next().value ?? 0) % below);
  fc.assert(
    fc.property(fc.string(), dice, (name, chance) => {
      const code = makeInviteCode(name, 3, chance);
      expect(spellingsOf(code.replace('-', '').toLowerCase())).toContain(code);
    }),
  );
});

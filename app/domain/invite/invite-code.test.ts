import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldInviteCode, makeInviteCode } from './invite-code.ts';

const dice = fc.infiniteStream(fc.nat()).map((numbers) => (below: number) => (numbers.next().value ?? 0) % below);

describe('making a code', () => {
  test.each([
    ['a short name', 'Ada', 'ADA-BBB'],
    ['an accent', 'Adèle', 'ADELE-BBB'],
    ['a long name', 'Maximiliane-Charlotte', 'MAXIMILIAN-BBB'],
    ['two names', 'Anna Lena', 'ANNALENA-BBB'],
    ['a name in another script', '王芳', 'FRIEND-BBB'],
    ['no name', '', 'FRIEND-BBB'],
    ['markup', '<b>Bo</b>', 'BBOB-BBB'],
  ])('of %s', (_name, firstName, code) => {
    expect(makeInviteCode(firstName, 3, () => 0)).toBe(code);
  });

  test('whatever the name, the code can be said out loud, typed in and found again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 10 }), dice, (name, length, chance) => {
        const code = makeInviteCode(name, length, chance);
        expect(code).toMatch(new RegExp(`^[A-Z]{1,10}-[BCDFGHJKMNPQRSTVWXZ2-9]{${length}}$`));
        expect(foldInviteCode(code)).toBe(code);
      }),
    );
  });

  test('the ending never holds a vowel or a look-alike', () => {
    const endings = new Set(Array.from({ length: 27 }, (_, index) => makeInviteCode('A', 1, () => index).slice(2)));
    expect(endings.size).toBe(27);
    for (const ending of endings) expect('AEIOUYL01').not.toContain(ending);
  });
});

describe('comparing codes', () => {
  test.each([
    ['small letters', 'ada-k7q', 'ADA-K7Q'],
    ['blanks around', '  ADA-K7Q\n', 'ADA-K7Q'],
    ['a blank for the dash', 'ada k7q', 'ADA-K7Q'],
    ['a dash of a phone', 'ada–k7q', 'ADA-K7Q'],
    ['an underscore', 'ada_k7q', 'ADA-K7Q'],
    ['wide letters', 'ＡＤＡ-K7Q', 'ADA-K7Q'],
    ['too short', 'ab', null],
    ['too long', 'x'.repeat(41), null],
    ['a letter no code has', 'adè-k7q', null],
    ['Liquid', '{{ shop }}', null],
    ['nothing', '', null],
  ])('%s', (_name, typed, code) => {
    expect(foldInviteCode(typed)).toBe(code);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const once = foldInviteCode(typed);
        if (once !== null) expect(foldInviteCode(once)).toBe(once);
      }),
    );
  });
});

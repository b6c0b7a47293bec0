import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldInviteCode, inviteCodeSpellings, makeInviteCode } from './invite-code.ts';
import { isRude } from './is-rude.ts';

const dice = fc.infiniteStream(fc.nat()).map((numbers) => (below: number) => (numbers.next().value ?? 0) % below);
const rudeNames = ['Dick', 'Pussy', 'Cum', 'Kike', 'Fuck', 'Anal', 'Cock', 'Bitch', 'Coc', 'Shi', 'Fuc', 'Ana', 'Ass'];

describe('making a code', () => {
  test.each([
    ['a short name', 'Ada', 'ADA-BBB'],
    ['an accent', 'Adèle', 'ADELE-BBB'],
    ['a long name', 'Maximiliane-Charlotte', 'MAXIMILIAN-BBB'],
    ['two names', 'Anna Lena', 'ANNALENA-BBB'],
    ['a name in another script', '王芳', 'FRIEND-BBB'],
    ['no name', '', 'FRIEND-BBB'],
    ['markup', '<b>Bo</b>', 'BBOB-BBB'],
    ['a name that is a rude word, too', 'Dick', 'FRIEND-BBB'],
    ['a name that only holds one', 'Cassandra', 'CASSANDRA-BBB'],
  ])('of %s', (_name, firstName, code) => {
    expect(makeInviteCode(firstName, 3, () => 0)).toBe(code);
  });

  test('an ending that somebody could mind is another one', () => {
    const throws = [...'FCK'].map((sign) => 'BCDFGHJKMNPQRSTVWXZ23456789'.indexOf(sign));
    expect(makeInviteCode('Ada', 3, () => throws.shift() ?? 0)).toBe('ADA-GDM');
    expect(makeInviteCode('Ada', 3, () => 7)).toBe('ADA-MMM');
  });

  test('whatever the name, the code can be said out loud, typed in and found again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 10 }), dice, (name, length, chance) => {
        const code = makeInviteCode(name, length, chance);
        expect(code).toMatch(new RegExp(`^[A-Z]{1,10}-[BCDFGHJKMNPQRSTVWXZ2-9]{${length}}$`));
        expect(foldInviteCode(code)).toBe(code);
        expect(inviteCodeSpellings(code)[0]).toBe(code);
      }),
    );
  });

  test('no code holds a rude word, whoever it is for', () => {
    const anyName = fc.oneof(fc.constantFrom(...rudeNames), fc.stringMatching(/^[A-Za-z]{1,10}$/));
    fc.assert(
      fc.property(anyName, fc.constantFrom(3, 4, 5, 6, 8, 10), dice, (name, length, chance) => {
        expect(isRude(makeInviteCode(name, length, chance))).toBe(false);
      }),
      { numRuns: 1000 },
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
    ['a minus sign', 'ada−k7q', 'ADA-K7Q'],
    ['blanks around the dash', 'ada - k7q', 'ADA-K7Q'],
    ['an underscore', 'ada_k7q', 'ADA-K7Q'],
    ['wide letters', 'ＡＤＡ－K7Q', 'ADA-K7Q'],
    ['the full stop of its sentence', 'ADA-K7Q.', 'ADA-K7Q'],
    ['quotes', '“ADA-K7Q”', 'ADA-K7Q'],
    ['what cannot be seen', 'ADA\u200b-K7Q\ufeff', 'ADA-K7Q'],
    ['an accent', 'adè-k7q', 'ADE-K7Q'],
    ['too short', 'ab', null],
    ['too long', 'x'.repeat(41), null],
    ['a letter no code has', 'ада-k7q', null],
    ['Liquid', '{{ shop }}', null],
    ['nothing', '', null],
  ])('%s', (_name, typed, code) => {
    expect(foldInviteCode(typed)).toBe(code);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = foldInviteCode(typed);
        if (once !== null) expect(foldInviteCode(once)).toBe(once);
      }),
    );
  });
});

describe('what may be meant', () => {
  test.each([
    ['run together', 'annak7q', 'ANNA-K7Q'],
    ['with a blank', 'anna k7q', 'ANNA-K7Q'],
    ['sign by sign', 'Anna K 7 Q', 'ANNA-K7Q'],
    ['two names', 'anna lena k7q', 'ANNALENA-K7Q'],
    ['a dash where the code has none', 'summer-24', 'SUMMER24'],
    ['none where it has one', 'summer24', 'SUMMER-24'],
    ['a dash too many', 'ada--k7q', 'ADA-K7Q'],
    ['several words', 'Anna of Luma', 'ANNA-OF-LUMA'],
  ])('%s', (_name, typed, code) => {
    expect(inviteCodeSpellings(typed)).toContain(code);
  });

  test('a code as it was typed comes first, and what can be no code is none', () => {
    expect(inviteCodeSpellings('abc')).toEqual(['ABC', 'A-BC', 'AB-C']);
    expect(inviteCodeSpellings('a-b')).toEqual(['A-B']);
    expect(inviteCodeSpellings('---')).toEqual([]);
    expect(inviteCodeSpellings('{{ shop }}')).toEqual([]);
  });

  test('whatever is typed, few of them are looked up', () => {
    fc.assert(fc.property(fc.string(), (typed) => inviteCodeSpellings(typed).length < 45));
  });

  test('every code is found however it is run together, parted or written', () => {
    const name = fc.stringMatching(/^[A-Z]{1,10}$/);
    fc.assert(
      fc.property(name, fc.constantFrom(3, 4, 5, 6, 8, 10), dice, (firstName, length, chance) => {
        const code = makeInviteCode(firstName, length, chance);
        for (const typed of [code.toLowerCase(), code.replace('-', ''), code.replace('-', ' '), [...code].join(' ')])
          expect(inviteCodeSpellings(typed)).toContain(code);
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from './fold-name.ts';

test.each([
  ['Ada Lovelace', 'ada lovelace'],
  ['LOVELACE, Ada', 'ada lovelace'],
  ['Adèle  d’Aubigné', 'adele daubigne'],
  ['Jean-Luc Picard', 'jean luc picard'],
  ['山田 太郎', '太郎 山田'],
  ['Ada', null],
  ['   ', null],
  ['{{ shop }}', null],
])('%s', (typed, folded) => expect(foldName(typed)).toBe(folded));

test('folding twice is folding once, and the order of the words does not matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (first, last) => {
      const folded = foldName(`${first} ${last}`);
      if (folded !== null) expect(foldName(folded)).toBe(folded);
      expect(foldName(`${last} ${first}`)).toBe(folded);
    }),
  );
});

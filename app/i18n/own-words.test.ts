import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWord, placeholdersOf, settleWord } from './check-word.ts';
import { editableWords, findEditableWord, ourWord, wordGroups, type EditableWord } from './editable-words.ts';
import { settleWords } from './own-words.ts';
import { shopperWords } from './shopper/words.ts';
import { shopperLocales } from './translate.ts';

const all: EditableWord[] = wordGroups.flatMap((group) => [...editableWords[group]]);
const word = (key: string) => findEditableWord(key) ?? expect.unreachable(key);

describe('every text that merchants may write', () => {
  test('is there in every language, once, and ours could be saved as theirs', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const locale of shopperLocales)
      for (const each of all) {
        const ours = ourWord(each.key, locale);
        expect([each.key, locale, checkWord(each, settleWord(ours))]).toEqual([each.key, locale, null]);
      }
  });

  test('needs no placeholder that it does not know', () => {
    for (const each of all) expect(placeholdersOf(each)).toEqual(expect.arrayContaining([...(each.needs ?? [])]));
  });
});

test.each([
  ['landing.title', 'Hi {{name}} of {{shop}}', null],
  ['landing.title', 'Hi {{ name }}', null],
  ['landing.title', 'Hi {{email}}', 'unknown_placeholder'],
  ['landing.title', 'Hi {{ shop.email }}', 'unknown_placeholder'],
  ['landing.title', 'Hi {{name}', 'broken_placeholder'],
  ['landing.title', 'Hi }} there', 'broken_placeholder'],
  ['landing.title', 'Hi <b>{{name}}</b>', 'markup'],
  ['landing.title', 'Hi {% assign x = 1 %}', 'markup'],
  ['landing.title', 'We <3 {{name}}', null],
  ['landing.title', 'x'.repeat(121), 'too_long'],
  ['landing.youGet', 'A present for you', 'missing_placeholder'],
  ['landing.accept', 'Go to {{shop}}', 'unknown_placeholder'],
])('%s: “%s” is answered with %s', (key, text, problem) => {
  expect(checkWord(word(key), settleWord(text))?.problem ?? null).toBe(problem);
});

test('whatever is taken is one line of plain words whose placeholders are filled in once', () => {
  const piece = fc.oneof(
    fc.constantFrom('{{name}}', '{{ shop }}', '{{', '}}', '<', '{%', '$t(landing.claim)', '\n', '{{benefit}}', ' '),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), fc.string(), (pieces, name) => {
      const text = settleWord(pieces.join(''));
      if (text === '' || checkWord(word('landing.title'), text) !== null) return;
      expect(text).not.toMatch(/[\n\r\0]|<[a-z/!]|\{%/i);
      const said = shopperWords('en', { 'landing.title': text })('landing.title', { name, shop: 'Luma' });
      expect(said).toBe(
        text
          .split('{{name}}')
          .map((part) => part.replaceAll('{{shop}}', 'Luma'))
          .join(name),
      );
    }),
    { numRuns: 500 },
  );
});

test('a text that is empty, unknown or ours is not kept', () => {
  const { own, problems } = settleWords('fr', {
    'landing.title': ' ',
    'landing.accept': ourWord('landing.accept', 'fr'),
    'reason.velocity': 'Because.',
    toString: 'x',
    'claim.use': 'Allez-y',
    'claim.title': '<b>',
  });
  expect(own).toEqual({ 'claim.use': 'Allez-y' });
  expect(problems).toEqual({ 'claim.title': { problem: 'markup' } });
});

test('words of one’s own come before ours, for no other text', () => {
  const say = shopperWords('en', { 'landing.accept': 'Count me in' });
  expect(say('landing.accept')).toBe('Count me in');
  expect(say('landing.conditions')).toBe('Good to know');
  expect(shopperWords('en')('landing.accept')).toBe('Accept the invitation');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldInviteCode } from './invite-code.ts';
import { isRude } from './is-rude.ts';
import { parseVanityCode } from './vanity-code.ts';

test.each([
  ['small letters', 'luma-vip', 'LUMA-VIP'],
  ['a blank between words', ' Luma VIP ', 'LUMA-VIP'],
  ['digits', 'SUMMER24', 'SUMMER24'],
  ['an accent', 'Adèle', 'ADELE'],
  ['look-alikes, which are the merchant’s choice', 'O0-I1', 'O0-I1'],
])('%s', (_name, typed, code) => {
  expect(parseVanityCode(typed)).toEqual({ ok: true, code });
});

test.each([
  ['nothing', ' ', 'required'],
  ['too short', 'ab', 'wrong_length'],
  ['too long', 'x'.repeat(21), 'wrong_length'],
  ['another script', '王芳王芳', 'malformed'],
  ['an ampersand', 'luma&co', 'malformed'],
  ['a hyphen at the end', 'luma-', 'malformed'],
  ['hyphens alone', '---', 'malformed'],
  ['Liquid', '{{ shop }}', 'malformed'],
  ['a rude word', 'shit', 'rude'],
  ['a rude word with a hyphen in it', 'sh-it', 'rude'],
])('%s is refused', (_name, typed, refused) => {
  expect(parseVanityCode(typed)).toEqual({ refused });
});

test('what is taken is a code that friends can type in, and not rude', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-z0-9 -]{1,24}$/)), (typed) => {
      const parsed = parseVanityCode(typed);
      if ('refused' in parsed) return;
      expect(parsed.code).toMatch(/^[A-Z0-9-]{3,20}$/);
      expect(foldInviteCode(parsed.code)).toBe(parsed.code);
      expect(isRude(parsed.code)).toBe(false);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from './exact-json.ts';

test('a whole number of any size keeps its digits: as a number where that is exact, else as their text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (value) => {
      const isExact = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
      expect(parseExactJson(`{"id":${value}}`)).toEqual({ id: isExact ? Number(value) : String(value) });
    }),
  );
});

test('everything else is what JSON says', () => {
  const modest = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const json = fc.anything({ values: [fc.string(), fc.boolean(), fc.constant(null), fc.integer(), modest] });
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value);
      expect(parseExactJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['deep in a list', '{"a":[{"id":9107199254740993}]}', { a: [{ id: '9107199254740993' }] }],
  ['bare', '9107199254740993', '9107199254740993'],
  ['the last safe one', '9007199254740991', 9007199254740991],
  ['the first unsafe one', '9007199254740992', '9007199254740992'],
  ['a text stays a text', '"9107199254740993"', '9107199254740993'],
])('digits %s', (_name, text, value) => {
  expect(parseExactJson(text)).toEqual(value);
});

test.each(['', '{', '{"id":01}', 'undefined'])('what is no JSON is refused: %j', (text) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError);
});

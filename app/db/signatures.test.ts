import { expect, test } from 'vitest';
import { readSigned, signText } from './signatures.server.ts';

const signed = signText('attribution', 'sh_one', 'cl_01');

test('a signed text is read in its shop and for its purpose', () => {
  expect(readSigned('attribution', 'sh_one', signed)).toBe('cl_01');
});

test.each([
  ['another shop', () => readSigned('attribution', 'sh_two', signed)],
  ['another purpose', () => readSigned('private_link', 'sh_one', signed)],
  ['another text', () => readSigned('attribution', 'sh_one', signed.replace('cl_01', 'cl_02'))],
  ['a cut signature', () => readSigned('attribution', 'sh_one', signed.slice(0, -1))],
  ['no signature', () => readSigned('attribution', 'sh_one', 'cl_01')],
  ['nonsense', () => readSigned('attribution', 'sh_one', '.. . ')],
])('%s is refused', (_name, read) => {
  expect(read()).toBeNull();
});

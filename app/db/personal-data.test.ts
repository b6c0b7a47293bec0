import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, hashEmail, hashTrace } from './personal-data.server.ts';

describe('encrypting', () => {
  test('any text comes back as it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [once, twice] = [encrypt(text), encrypt(text)];
        expect(decrypt(once)).toBe(text);
        expect(once).not.toBe(twice);
      }),
    );
  });

  test('the text cannot be read', () => {
    const sealed = encrypt('ada@example.com');
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('ada');
  });

  test('a text that was changed anywhere is refused', () => {
    const sealed = encrypt('ada@example.com');
    const bytes = Buffer.from(sealed.split('.')[1] ?? '', 'base64url');
    for (let position = 0; position < bytes.length; position += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed.readUInt8(position) + 1) % 256, position);
      expect(() => decrypt(`v1.${changed.toString('base64url')}`)).toThrow();
    }
  });

  test.each(['', 'ada@example.com', 'v2.AAAA', 'v1'])('what this app did not encrypt is refused: %j', (text) => {
    expect(() => decrypt(text)).toThrow('not encrypted by this app');
  });
});

describe('hashing an address', () => {
  test.each([
    ['capitals', 'ADA@Example.com'],
    ['blanks around', ' ada@example.com '],
    ['wide letters', 'ａｄａ@example.com'],
  ])('%s make no difference', (_name, written) => {
    expect(hashEmail('sh_1', written)).toBe(hashEmail('sh_1', 'ada@example.com'));
  });

  test('the same text as an address and as a phone number has two hashes', () => {
    expect(hashTrace('sh_1', 'email', '12125550101')).not.toBe(hashTrace('sh_1', 'phone', '12125550101'));
    expect(hashTrace('sh_1', 'phone', null)).toBeNull();
  });

  test('two people, and two shops, differ', () => {
    expect(hashEmail('sh_1', 'ada@example.com')).not.toBe(hashEmail('sh_1', 'ben@example.com'));
    expect(hashEmail('sh_1', 'ada@example.com')).not.toBe(hashEmail('sh_2', 'ada@example.com'));
  });

  test.each([[null], [''], ['  ']])('no address has no hash: %j', (written) => {
    expect(hashEmail('sh_1', written)).toBeNull();
  });
});

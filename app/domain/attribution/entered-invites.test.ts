import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInviteAttributes, readInviteNote } from './entered-invites.ts';

describe('an attribute of the order', () => {
  test.each(['invite_code', 'Invite code', 'INVITE-CODE', 'inviteCode', ' invite  code '])('named %s', (name) => {
    const [entered] = readInviteAttributes([{ name, value: 'anna k7q' }]);
    expect(entered).toMatchObject({ place: 'attribute' });
    expect(entered?.codes[0]).toBe('ANNA-K7Q');
  });

  test.each([
    ['another name', { name: 'gift_code', value: 'ANNA-K7Q' }],
    ['no code', { name: 'invite_code', value: '€' }],
    ['nothing', { name: 'invite_code', value: '' }],
  ])('with %s is none', (_name, attribute) => {
    expect(readInviteAttributes([attribute])).toEqual([]);
  });

  test('is looked at a few times, not a thousand', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ name: 'invite_code', value: `ANNA-${index}` }));
    expect(readInviteAttributes(many)).toHaveLength(3);
  });
});

describe('a note of staff', () => {
  test.each([
    ['invite ANNA-K7Q', 'ANNA-K7Q'],
    ['Invite code: anna-k7q', 'ANNA-K7Q'],
    ['Pays by card. INVITE anna k7q', 'ANNA-K7Q'],
    ['invite_code=ANNA–K7Q', 'ANNA-K7Q'],
  ])('%s', (note, code) => {
    expect(readInviteNote(note)[0]).toMatchObject({ place: 'note', codes: expect.arrayContaining([code]) });
  });

  test('a word behind the code does not hide it', () => {
    expect(readInviteNote('invite ANNA-K7Q please')[0]?.codes).toContain('ANNA-K7Q');
  });

  test('in two words it is read as one code before its first word alone is', () => {
    const [entered] = readInviteNote('invite anna k7q');
    expect(entered?.codes.slice(0, 2)).toEqual(['ANNA-K7Q', 'ANNA']);
  });

  test.each(['', 'ANNA-K7Q', 'No invitation', 'uninvited ANNA-K7Q'])('“%s” names none', (note) => {
    expect(readInviteNote(note)).toEqual([]);
  });

  test('whatever is written, only what could be a code comes out', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const codes = readInviteNote(`${before} invite ${after}`).flatMap((entered) => entered.codes);
        for (const code of codes) expect(code).toMatch(/^[A-Z0-9-]{3,40}$/);
      }),
    );
  });
});

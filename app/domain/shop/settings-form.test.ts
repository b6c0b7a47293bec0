import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readBrand,
  readNotifications,
  readPrivacy,
  readTeamNote,
  readTypedPart,
  toSettingsForm,
  type SettingsForms,
} from './settings-form.ts';
import { defaultShopSettings, parseShopSettings } from './settings.ts';

const plain = toSettingsForm('brand', defaultShopSettings);
const brand = (change: Partial<SettingsForms['brand']>) => readBrand({ ...plain, ...change });

test('what every shop begins with is read as it is', () => {
  expect(readBrand(plain)).toEqual({ ok: true, value: defaultShopSettings.brand });
});

test.each([
  'http://example.com/logo.png',
  'https://user:secret@example.com/logo.png',
  'https://localhost/logo.png',
  'https://127.0.0.1/logo.png',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  '//example.com/logo.png',
  'https://example.com/"><script>',
  'logo.png',
])('%s is no address of a logo', (logoUrl) => {
  expect(brand({ logoUrl })).toEqual({ ok: false, problems: { logoUrl: 'not_https' } });
});

test('each field is told what is wrong with it', () => {
  const problems = {
    accent: 'not_a_color',
    senderName: 'too_long',
    replyTo: 'not_an_email',
    footer: 'too_long',
  };
  const typed = { accent: 'green', senderName: 'x'.repeat(61), replyTo: 'a@b@c', footer: 'x'.repeat(501) };
  expect(brand(typed)).toEqual({ ok: false, problems });
});

test('a sender’s name is one line, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      const read = brand({ senderName: `Luma\r\nBcc: all@example.com ${typed}` });
      if (read.ok) expect(read.value.senderName).not.toMatch(/[\r\n\u2028\u2029\0]/);
    }),
  );
});

test('whatever is taken can be stored and read again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(fc.record({ logoUrl: text, accent: text, senderName: text, replyTo: text, footer: text }), (form) => {
      const read = readBrand(form);
      if (read.ok) expect(() => parseShopSettings({ ...defaultShopSettings, brand: read.value })).not.toThrow();
    }),
  );
});

test.each([
  ['7', true],
  ['365', true],
  ['6', false],
  ['366', false],
  ['12.5', false],
  ['', false],
  ['1e2', false],
])('%s days are taken: %s', (originDays, isTaken) => {
  expect(readPrivacy({ originDays }).ok).toBe(isTaken);
});

test('an address for notifications may be left out', () => {
  const form = { weeklyDigest: true, dailyTasks: false };
  expect(readNotifications({ ...form, email: ' ' })).toEqual({ ok: true, value: { ...form, email: null } });
  expect(readNotifications({ ...form, email: 'no' }).ok).toBe(false);
});

test('a note keeps its lines', () => {
  expect(readTeamNote({ note: ' One\r\nTwo\0 ' })).toEqual({ ok: true, value: 'One\nTwo' });
});

test.each([
  ['no JSON', '{'],
  ['another form', '{"note":"x"}'],
  ['a field too many', JSON.stringify({ originDays: '7', more: 1 })],
  ['no text', null],
])('%s is no page of ours', (_name, form) => {
  expect(readTypedPart('privacy', { seen: '{"originDays":"120"}', form })).toBeNull();
});

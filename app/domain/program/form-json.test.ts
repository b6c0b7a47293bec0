import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySettings } from '../../../tests/support/any-settings.ts';
import { readProgramForm } from './form-json.ts';
import { toProgramForm } from './form.ts';
import { defaultProgramSettings } from './settings.ts';

const form = toProgramForm('Friends', defaultProgramSettings);

test('a form arrives as it was sent', () => {
  fc.assert(
    fc.property(anySettings('EUR'), (settings) => {
      const sent = toProgramForm('Friends', settings);
      expect(readProgramForm(JSON.stringify(sent))).toEqual(sent);
    }),
  );
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a file', new Blob()],
  ['no JSON', '{"name":'],
  ['another thing', '[]'],
  ['a field too few', JSON.stringify({ ...form, name: undefined })],
  ['a field too many', JSON.stringify({ ...form, isAdmin: true })],
  ['a kind there is not', JSON.stringify({ ...form, friend: { ...form.friend, kind: 'money' } })],
  ['a number for a text', JSON.stringify({ ...form, claimDays: 30 })],
  ['a rule too few', JSON.stringify({ ...form, protection: {} })],
  ['a prototype', JSON.stringify(form).replace('"name"', '"__proto__":{"name":"x"},"name"')],
  ['a text without end', JSON.stringify({ ...form, name: 'x'.repeat(1001) })],
  ['rows without end', JSON.stringify({ ...form, tiers: Array.from({ length: 51 }, () => form.tiers[0]) })],
  [
    'goods without end',
    JSON.stringify({ ...form, items: { kind: 'products', ids: Array.from({ length: 501 }, () => 'x') } }),
  ],
  ['more than is ever sent', `${JSON.stringify(form)}${' '.repeat(500_000)}`],
])('%s is not taken for a form', (_name, sent) => {
  expect(readProgramForm(sent)).toBeNull();
});

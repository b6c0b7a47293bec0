import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { locales } from '#app/i18n/translate.ts';
import { anySettings } from '../../tests/support/any-settings.ts';
import { programSections, summarizeSection } from './section-summaries.ts';

const usual = toProgramForm('Friends', defaultProgramSettings);
const speech = (locale: 'en' | 'fr') => ({
  t: speakAdmin(locale),
  format: createFormat(locale, 'UTC'),
  currency: 'EUR',
});

describe.each(locales)('in %s', (locale) => {
  test('every group of every program is summed up in whole sentences', () => {
    fc.assert(
      fc.property(anySettings('EUR'), fc.constantFrom(...programSections), (settings, section) => {
        const summary = summarizeSection(section, toProgramForm('Friends', settings), speech(locale));
        expect(summary).toMatch(/^\p{Lu}.*\.$/su);
        expect(summary).not.toMatch(/\{\{|undefined|null|offer\./);
      }),
    );
  });
});

test('a group with a field that cannot be read says nothing', () => {
  expect(summarizeSection('limits', { ...usual, capPerDay: 'many' }, speech('en'))).toBeNull();
  expect(summarizeSection('limits', usual, speech('en'))).toBe('There is no limit.');
});

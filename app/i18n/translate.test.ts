import { expect, test } from 'vitest';
import { chooseLocale, createTranslators } from './translate.ts';

const speak = createTranslators({
  en: { hello: 'Hello {{name}}', friends_one: '{{count}} friend', friends_other: '{{count}} friends' },
  fr: { hello: 'Bonjour {{name}}', friends_one: '{{count}} ami', friends_other: '{{count}} amis' },
});

test('a catalogue speaks each language with values put in as they are', () => {
  expect(speak('en')('hello', { name: '<Ada>' })).toBe('Hello <Ada>');
  expect(speak('fr')('hello', { name: 'Adèle' })).toBe('Bonjour Adèle');
});

test('plurals follow the rules of the language', () => {
  expect(speak('en')('friends', { count: 0 })).toBe('0 friends');
  expect(speak('fr')('friends', { count: 0 })).toBe('0 ami');
});

test('the nearest language is chosen and English stands in for the rest', () => {
  expect(chooseLocale('fr-CA')).toBe('fr');
  expect(chooseLocale(null, 'FR_fr')).toBe('fr');
  expect(chooseLocale('ja', undefined)).toBe('en');
});

import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../locales/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Keys with the names in their texts. A count has as many forms as its language needs, and counts once. */
function outline(words: unknown, path = ''): string[] {
  if (typeof words === 'string') return [`${path} ${namesIn(words).join(' ')}`.trim()];
  const entries = Object.entries(words as Record<string, unknown>);
  if (entries.some(([key]) => key === 'other')) return [`${path} counted`];
  return entries.flatMap(([key, inner]) => outline(inner, path === '' ? key : `${path}.${key}`)).sort();
}
function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => String(name)).sort();
}
function counted(words: unknown): Record<string, string>[] {
  if (typeof words === 'string') return [];
  const entries = words as Record<string, unknown>;
  return 'other' in entries ? [entries as Record<string, string>] : Object.values(entries).flatMap(counted);
}

const english = read('en.default.json');
const languages = readdirSync(folder).filter((file) => file !== 'en.default.json');

test('every language that customers are spoken to in is there', () => {
  const spoken = readdirSync(new URL('../../../app/i18n/shopper/', import.meta.url), { withFileTypes: true });
  const wanted = spoken.filter((entry) => entry.isDirectory() && entry.name !== 'en').map(({ name }) => name);
  // Shopify knows Portuguese by its regions only: both read the same words.
  const there = languages.map((file) => file.replace(/(-[A-Z]{2})?\.json$/, ''));
  expect([...new Set(there)].sort()).toEqual(wanted.sort());
});

test.each(languages)('%s says all that English says, with the same names in it', (file) => {
  expect(outline(read(file))).toEqual(outline(english));
});

test.each(['en.default.json', ...languages])('%s has each form that its language counts with', (file) => {
  const language = file.split('.')[0] ?? '';
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const words of counted(read(file))) {
    expect(Object.keys(words).sort()).toEqual([...needed].sort());
    expect(forms).toEqual(expect.arrayContaining(Object.keys(words)));
  }
});

test.each(['en.default.json', ...languages])('%s stays under what Shopify takes of one language', (file) => {
  expect(readFileSync(new URL(file, folder)).length).toBeLessThan(15_000);
});

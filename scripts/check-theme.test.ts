import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTheme } from './check-theme.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ricochet-theme-'));
  cpSync('extensions/referral-theme', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('our extension passes', { timeout: 30_000 }, async () => {
  const { problems, sizes } = await checkTheme(folder);
  expect(problems).toEqual([]);
  expect(sizes).toHaveLength(2);
});

test('Liquid that Shopify would refuse is named with its file and line', { timeout: 30_000 }, async () => {
  writeFileSync(
    path.join(folder, 'snippets/share-heading.liquid'),
    "{{ 'a.key.nobody.wrote' | t }}\n{% render 'nowhere' %}\n",
  );
  const { problems } = await checkTheme(folder);
  expect(problems).toEqual(
    expect.arrayContaining([expect.stringMatching(/^snippets\/share-heading\.liquid:1 TranslationKeyExists/)]),
  );
  expect(problems).toEqual(
    expect.arrayContaining([expect.stringMatching(/^snippets\/share-heading\.liquid:2 MissingTemplate/)]),
  );
});

test('a language that lacks a text is named', { timeout: 30_000 }, async () => {
  writeFileSync(path.join(folder, 'locales/fr.json'), '{ "share": {} }');
  const { problems } = await checkTheme(folder);
  expect(problems).toEqual(
    expect.arrayContaining([expect.stringMatching(/^locales\/fr\.json:1 MatchingTranslations/)]),
  );
});

test.each([
  ['share.js', 3072],
  ['share.css', 2048],
])('%s over its budget is named', { timeout: 30_000 }, async (file, budget) => {
  appendFileSync(path.join(folder, 'assets', file), `/* ${randomBytes(budget).toString('hex')} */`);
  const { problems } = await checkTheme(folder);
  expect(problems).toEqual([
    expect.stringMatching(
      new RegExp(`^The \\.(js|css) assets weigh \\d+ bytes compressed; the budget is ${budget}\\.$`),
    ),
  ]);
});

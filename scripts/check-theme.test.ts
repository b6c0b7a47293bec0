import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkThemeLimits } from './check-theme-limits.ts';
import { checkTheme } from './check-theme.ts';
import { readThemeBlocks } from './theme-blocks.ts';
import { weighBlocks } from './weigh-blocks.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ricochet-theme-'));
  cpSync('extensions/referral-theme', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inside = (file: string) => path.join(folder, file);
const change = (file: string, edit: (text: string) => string) =>
  writeFileSync(inside(file), edit(readFileSync(inside(file), 'utf8')));

test('our extension passes', { timeout: 30_000 }, async () => {
  const { problems, sizes } = await checkTheme(folder);
  expect(problems).toEqual([]);
  for (const { handle } of readThemeBlocks(folder)) expect(sizes.join('\n')).toContain(`${handle}: `);
});

test('Liquid that Shopify would refuse is named with its file and line', { timeout: 30_000 }, async () => {
  writeFileSync(inside('snippets/share-heading.liquid'), "{{ 'a.key.nobody.wrote' | t }}\n{% render 'nowhere' %}\n");
  const { problems } = await checkTheme(folder);
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^snippets\/share-heading\.liquid:1 TranslationKeyExists/),
      expect.stringMatching(/^snippets\/share-heading\.liquid:2 MissingTemplate/),
    ]),
  );
});

test('a text that a language lacks and a language that is not there are named', { timeout: 30_000 }, async () => {
  writeFileSync(inside('locales/fr.json'), '{ "share": {} }');
  const { problems } = await checkTheme(folder, ['en', 'fr', 'xx']);
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^locales\/fr\.json:1 MatchingTranslations/),
      'locales: shoppers are spoken to in xx, and the blocks have no words in it.',
    ]),
  );
  expect(problems.join('\n')).not.toMatch(/in (en|fr), and/);
});

test('a region of a language speaks it', { timeout: 30_000 }, async () => {
  cpSync(inside('locales/fr.json'), inside('locales/pt-PT.json'));
  expect((await checkTheme(folder, ['en', 'pt'])).problems).toEqual([]);
});

const budget = { js: 1000, css: 1000, laterJs: 1000, laterCss: 1000 };
const heavy = () => `/* ${randomBytes(1000).toString('hex')} */`;

test.each([
  ['JavaScript', '"javascript": "heavy.js"', '', 'heavy.js'],
  ['CSS', '"stylesheet": "heavy.css"', '', 'heavy.css'],
  ['CSS', '', "{{ 'heavy.css' | asset_url | stylesheet_tag }}", 'heavy.css'],
  ['JavaScript fetched later', '', '{{ "x" }}<a data-script="{{ \'heavy.js\' | asset_url }}">', 'heavy.js'],
  ['CSS fetched later', '', "{% render 'deep' %}", 'heavy.css'],
])('%s over its budget is named (%s%s)', (what, schema, liquid, asset) => {
  writeFileSync(inside(`assets/${asset}`), heavy());
  writeFileSync(inside('snippets/deep.liquid'), "{% render 'deep' %}{{ 'heavy.css' | asset_url }}");
  const text = `{ "name": "One", "target": "body"${schema && `, ${schema}`} }`;
  writeFileSync(inside('blocks/one.liquid'), `${liquid}\n{% schema %}${text}{% endschema %}`);
  const others = Object.fromEntries(
    readThemeBlocks(folder).map(({ handle }) => [
      handle,
      { ...budget, js: 9e9, css: 9e9, laterJs: 9e9, laterCss: 9e9 },
    ]),
  );
  const { problems } = weighBlocks(folder, { ...others, one: budget });
  expect(problems).toEqual([
    expect.stringMatching(new RegExp(`^The block one has \\d+ bytes of ${what} compressed; its budget is 1000\\.$`)),
  ]);
});

test('a kind without a figure and a block without a budget are named', () => {
  const { problems } = weighBlocks(folder, { 'welcome-bar': { css: 9999 } });
  expect(problems).toContainEqual(
    expect.stringMatching(/^The block welcome-bar has \d+ bytes of JavaScript compressed; its budget is 0\.$/),
  );
  expect(problems).toContain('blocks/share.liquid has no budget.');
});

test('assets of our own blocks over their budgets are named', { timeout: 30_000 }, async () => {
  appendFileSync(inside('assets/welcome-bar.js'), heavy());
  const { problems } = await checkTheme(folder);
  expect(problems).toEqual([expect.stringMatching(/^The block welcome-bar has \d+ bytes of JavaScript compressed/)]);
});

test('what Shopify would refuse for its size is named', () => {
  appendFileSync(inside('locales/fr.json'), ' '.repeat(16_000));
  appendFileSync(inside('snippets/share-heading.liquid'), ' '.repeat(110_000));
  const block = '{% schema %}{ "name": "A name of more than two dozen letters", "target": "body" }{% endschema %}';
  for (let count = 0; count < 31; count += 1) writeFileSync(inside(`blocks/block-${count}.liquid`), block);
  for (let count = 0; count < 101; count += 1) writeFileSync(inside(`locales/x${count}.json`), '{}');
  change('locales/fr.schema.json', (text) => text.replace('"Barre de bienvenue"', '"Une barre pour la bienvenue"'));
  const { problems } = checkThemeLimits(folder);
  const said = problems.join('\n');
  expect(said).toMatch(/^locales\/fr\.json has \d+ bytes; Shopify takes 15360\.$/m);
  expect(said).toMatch(/^\d+ bytes of Liquid; Shopify takes 102400\.$/m);
  expect(said).toMatch(/^\d+ blocks; Shopify takes 30\.$/m);
  expect(said).toMatch(/^\d+ locale files; Shopify takes 100\.$/m);
  expect(said).toContain('calls welcome-bar “Une barre pour la bienvenue”: more than 24 characters.');
  expect(said).toContain('calls block-0 “A name of more than two dozen letters”');
});

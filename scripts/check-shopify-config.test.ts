import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkShopifyConfig } from './check-shopify-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ricochet-config-'));
  for (const name of ['shopify.app.toml', 'extensions']) cpSync(name, path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "copy", "private": true }');
  cpSync('tsconfig.json', path.join(folder, 'tsconfig.json'));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(file: string, from: string, to: string): void {
  const whole = path.join(folder, file);
  const text = readFileSync(whole, 'utf8');
  expect(text).toContain(from);
  writeFileSync(whole, text.replace(from, to));
}

test('our configuration is accepted', { timeout: 60_000 }, async () => {
  const report = await checkShopifyConfig(folder);
  expect(report.output).toContain('built!');
  expect(report.isAccepted).toBe(true);
  expect(report.weights).toEqual([
    expect.stringMatching(/^referral-invite: \d+\.\d KB compressed$/),
    expect.stringMatching(/^referral-page: \d+\.\d KB compressed$/),
  ]);
});

test.each([
  [
    'a wrong value in shopify.app.toml',
    'shopify.app.toml',
    'embedded = true',
    'embedded = "yes"',
    'Value must be Boolean',
  ],
  [
    'an extension of an unknown type',
    'extensions/referral-theme/shopify.extension.toml',
    'type = "theme"',
    'type = "teapot"',
    'did not build extensions/referral-theme',
  ],
  [
    'a block that renders what is not there',
    'extensions/referral-theme/blocks/share.liquid',
    "render 'share-",
    "render 'nothing-",
    'Theme Check found something',
  ],
  [
    'a UI extension that does not know where the app is',
    'extensions/referral-ui/src/app-address.ts',
    'process.env.APP_URL?.',
    '"https://elsewhere.example".',
    'referral-invite does not know where the app answers',
  ],
  [
    'a UI extension that is too heavy',
    'extensions/referral-ui/src/thank-you.tsx',
    'render(',
    `document.title = '${randomBytes(40_000).toString('base64')}'; render(`,
    'KB are its budget',
  ],
])('%s is refused', { timeout: 60_000 }, async (_name, file, from, to, words) => {
  change(file, from, to);
  const report = await checkShopifyConfig(folder);
  expect(report.isAccepted).toBe(false);
  expect(report.output).toContain(words);
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkShopifyConfig } from './check-shopify-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ricochet-config-'));
  for (const name of ['shopify.app.toml', 'extensions']) cpSync(name, path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "copy", "private": true }');
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
    "render 'share-heading'",
    "render 'share-nothing'",
    'Theme Check found something',
  ],
])('%s is refused', { timeout: 60_000 }, async (_name, file, from, to, words) => {
  change(file, from, to);
  const report = await checkShopifyConfig(folder);
  expect(report.isAccepted).toBe(false);
  expect(report.output).toContain(words);
});

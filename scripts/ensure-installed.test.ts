import { expect, test } from 'vitest';
import { isInstalled } from './ensure-installed.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@esbuild/win32-x64': { version: '0.28.2', optional: true },
  },
};

test('packages are installed when each has its locked version, those of other platforms aside', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
});

test('a missing package, an older one and no installation at all ask for npm ci', () => {
  expect(isInstalled(wanted, { packages: {} })).toBe(false);
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
  expect(isInstalled(wanted, null)).toBe(false);
});

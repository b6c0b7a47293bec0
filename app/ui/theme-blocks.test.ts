import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everyBlock, readThemeBlocks, themeBlocks, themeEditorUrls } from './theme-blocks.ts';

const extension = (handle: string, status: string) => ({
  type: 'theme_app_extension',
  activations: [{ handle, status }],
});

test('a block is on only when it is active on the theme', () => {
  const off = everyBlock(() => 'off');
  expect(readThemeBlocks([extension('share', 'active')])).toEqual({ ...off, share: 'on' });
  expect(readThemeBlocks([extension('share', 'available'), extension('welcome-bar', 'active')])).toEqual({
    ...off,
    'welcome-bar': 'on',
  });
  expect(readThemeBlocks([{ type: 'ui_extension', activations: [{ target: 'x' }] }])).toEqual(off);
  expect(readThemeBlocks([])).toEqual(off);
});

test('every block of the extension is known', () => {
  const files = readdirSync('extensions/referral-theme/blocks').map((file) => file.replace('.liquid', ''));
  expect(files.toSorted()).toEqual([...themeBlocks].toSorted());
});

test('the theme editor opens with the block in its place', () => {
  const editor = 'https://luma.myshopify.com/admin/themes/current/editor';
  expect(themeEditorUrls('luma.myshopify.com', 'key')).toEqual({
    share: {
      add: `${editor}?template=product&addAppBlockId=key/share&target=mainSection`,
      change: `${editor}?template=product`,
    },
    launcher: {
      add: `${editor}?context=apps&template=index&activateAppId=key/launcher`,
      change: `${editor}?context=apps&template=index`,
    },
    'welcome-bar': {
      add: `${editor}?context=apps&template=index&activateAppId=key/welcome-bar`,
      change: `${editor}?context=apps&template=index`,
    },
    dashboard: {
      add: `${editor}?template=customers/account&addAppBlockId=key/dashboard&target=mainSection`,
      change: `${editor}?template=customers/account`,
    },
  });
});

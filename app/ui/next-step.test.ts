import { expect, test } from 'vitest';
import { chooseNextStep } from './next-step.ts';
import { readShareBlock, themeEditorUrl } from './use-share-block.ts';

const running = { statuses: ['active' as const], heldCount: 0, visits: 3, shareBlock: 'on' as const };

test.each([
  [
    'a draft is published first',
    { ...running, statuses: ['draft' as const], shareBlock: 'off' as const },
    'publish_program',
  ],
  ['a paused program is resumed', { ...running, statuses: ['paused' as const] }, 'resume_program'],
  [
    'the share block comes before everything of a running program',
    { ...running, shareBlock: 'off' as const, heldCount: 2 },
    'add_share_block',
  ],
  ['held referrals are reviewed', { ...running, heldCount: 1 }, 'review_held'],
  ['a program nobody visited yet is shared', { ...running, visits: 0 }, 'share_first'],
  [
    'nothing is asked for while the block is not known',
    { ...running, visits: 0, shareBlock: 'checking' as const },
    null,
  ],
  ['nothing is asked for when all runs', running, null],
])('%s', (_name, standing, step) => {
  expect(chooseNextStep(standing)).toBe(step);
});

const extension = (handle: string, status: string) => ({
  type: 'theme_app_extension',
  activations: [{ handle, status }],
});

test('the share block is on only when it is active on the theme', () => {
  expect(readShareBlock([extension('share', 'active')])).toBe('on');
  expect(readShareBlock([extension('share', 'available'), extension('launcher', 'active')])).toBe('off');
  expect(readShareBlock([{ type: 'ui_extension', activations: [{ target: 'x' }] }])).toBe('off');
  expect(readShareBlock([])).toBe('off');
});

test('the theme editor opens on the product page with the block to add', () => {
  expect(themeEditorUrl('luma.myshopify.com', 'key')).toBe(
    'https://luma.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key/share&target=mainSection',
  );
});

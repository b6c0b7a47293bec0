import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { devices, findProblemsInLooks } from '../support/axe-states-looks.ts';
import { luma, query } from '../support/pretend-shopify.ts';
import { giveAdaFriends, placeBlocks, prepareStorefront, type StorefrontWorld } from '../support/storefront-states.ts';
import { storefrontStates } from '../support/storefront-states-table.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let world: StorefrontWorld;
beforeAll(async () => {
  world = await prepareStorefront({ joinByEmail: true, claimEmail: 'optional', socialProof: true });
  await giveAdaFriends(world.invite);
});
beforeEach(() => query('delete from attempt'));

/** Refusals are said with their own status. */
const refused = [/40[49]/, /429/];
describe.each(devices)('$name, in every look,', (device) => {
  test.each(storefrontStates)('the $surface $state has nothing against it', async ({ part, blocks = [], open }) => {
    await placeBlocks(luma, ...blocks);
    const page = await pages.open({ ...device.options, expected: refused });
    await open(page, world);
    await page.locator(part).first().waitFor();
    expect(await findProblemsInLooks(page, part, device)).toEqual([]);
  });
});

describe('the check itself finds', () => {
  const look = async (html: string) => {
    const page = await pages.open({ viewport: { width: 320, height: 640 } });
    await page.setContent(`<html lang="en"><body style="margin:0"><main>${html}</main></body></html>`);
    const [device] = devices;
    if (device === undefined) throw new Error('There is no device.');
    const [first] = device.looks;
    return (await findProblemsInLooks(page, 'main', { ...device, looks: first === undefined ? [] : [first] })).join(
      '\n',
    );
  };
  const button = (style: string) => `<h1>Hello</h1><button style="padding: 1em; ${style}">Press</button>`;

  test('nothing where nothing is wrong', async () => {
    expect(await look(button(''))).toBe('');
  });

  test.each([
    ['a field without a name', '<h1>Hello</h1><input style="height: 40px">', 'label'],
    ['too little contrast', `<h1>Hello</h1><p style="color: #ddd">Pale</p>`, 'color-contrast'],
    ['what is wider than the screen', button('width: 1400px'), 'on a screen of'],
    ['what is cut off', '<h1>Hello</h1><p style="width: 40px; overflow: hidden">Unforeseeable</p>', 'holds'],
    ['a target that is too small', button('padding: 0; height: 12px'), 'is a target of'],
    ['a focus that does not show', button('outline: none'), 'nothing shows the focus'],
    [
      'what Tab passes over',
      button('') + '<div onkeydown="" role="button" tabindex="0" style="padding:1em" onfocus="this.blur()">Never</div>',
      'Tab never reaches',
    ],
  ])('%s', async (_name, html, problem) => {
    expect(await look(html)).toContain(problem);
  });
});

import { beforeAll, expect, test } from 'vitest';
import { openShop } from '../../tests/support/tenancy.ts';
import { listSavedViews } from '#app/db/saved-views.ts';
import type { Shop } from '#app/db/shops.ts';
import type { SavedViewId } from '#app/domain/ids.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { deleteView } from './delete-view.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';

let luma: Shop;
let rive: Shop;
const now = new Date();
const query = parseListQuery('referrals', new URLSearchParams('status=held&channel=qr'));
const list = 'referrals';
const save = (name: string, shop = luma) => saveView({ shop, query, into: { name }, now });
const names = async () => (await listSavedViews(luma.id, list)).map(({ name }) => name);

beforeAll(async () => {
  luma = await openShop('luma.myshopify.com');
  rive = await openShop('rive.myshopify.com');
});

async function savedId(name: string, shop = luma): Promise<SavedViewId> {
  const saved = await save(name, shop);
  if ('refused' in saved) throw new Error(saved.refused);
  return saved.id;
}

test('two tabs that save the same name at once make one view, and the other is told', async () => {
  const outcomes = await Promise.all([save('Paris'), save(' paris '), save('PARIS')]);
  expect(outcomes.filter((outcome) => 'id' in outcome)).toHaveLength(1);
  expect(outcomes.filter((outcome) => 'refused' in outcome && outcome.refused === 'taken')).toHaveLength(2);
});

test('a name is asked for, short, and free in its own list alone', async () => {
  expect(await save('  ')).toEqual({ refused: 'required' });
  expect(await save('x'.repeat(41))).toEqual({ refused: 'too_long' });
  expect(await save('Paris', rive)).toHaveProperty('id');
  const rewards = parseListQuery('rewards', new URLSearchParams());
  expect(await saveView({ shop: luma, query: rewards, into: { name: 'Paris' }, now })).toHaveProperty('id');
});

test('a view is renamed, written over and deleted, twice as once, and not by another shop', async () => {
  const id = await savedId('Lyon');
  expect(await renameView({ shop: luma, list, id, name: 'paris' })).toEqual({ refused: 'taken' });
  for (const name of ['Lille', 'Lille']) expect(await renameView({ shop: luma, list, id, name })).toEqual({ id });
  expect(await renameView({ shop: rive, list, id, name: 'Nice' })).toEqual({ refused: 'not_found' });
  expect(await saveView({ shop: rive, query, into: { id }, now })).toEqual({ refused: 'not_found' });
  expect(await saveView({ shop: luma, query, into: { id }, now })).toEqual({ id });
  await deleteView({ shop: rive, list, id });
  expect(await names()).toContain('Lille');
  await deleteView({ shop: luma, list, id });
  await deleteView({ shop: luma, list, id });
  expect(await names()).not.toContain('Lille');
  expect(await saveView({ shop: luma, query, into: { id }, now })).toEqual({ refused: 'not_found' });
});

test('a list has twenty views at most, whoever presses at the same time', async () => {
  await Promise.all(Array.from({ length: 25 }, (_none, index) => save(`View ${index}`)));
  expect(await names()).toHaveLength(20);
  expect(await save('One more')).toEqual({ refused: 'full' });
});

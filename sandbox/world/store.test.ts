import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from './people.ts';
import { openStore } from './store.ts';

const create = () => createWorld(new Date('2026-11-21T12:00:00Z'));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'world-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('what changed is there again after a restart, and no half-written file is left', async () => {
  const path = await folder();
  const file = join(path, 'deep', 'world.json');
  const first = await openStore(file, create);
  const shop = Object.values(first.world.shops)[0];
  if (shop) shop.name = 'Renamed';
  first.changed();
  await first.close();
  const second = await openStore(file, create);
  expect(second.world).toEqual(first.world);
  expect(await readdir(join(path, 'deep'))).toEqual(['world.json']);
});

test('a world of another version is replaced by a fresh one', async () => {
  const file = join(await folder(), 'world.json');
  await writeFile(file, JSON.stringify({ version: 0 }));
  const store = await openStore(file, create);
  expect(store.world).toEqual(create());
});

test('without a file nothing is written, and a reset starts over', async () => {
  const store = await openStore(null, create);
  store.world.shops = {};
  store.changed();
  store.reset();
  expect(store.world).toEqual(create());
  await store.close();
});

test('a reset is saved too', async () => {
  const file = join(await folder(), 'world.json');
  const store = await openStore(file, create);
  store.reset();
  await store.close();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(create());
});

test('a world saved before shops had gift cards and store credit gets empty ones', async () => {
  const file = join(await folder(), 'world.json');
  const world = create();
  const {
    giftCards: _cards,
    storeCreditAccounts: _accounts,
    shippingPrice: _price,
    ...old
  } = Object.values(world.shops)[0]!;
  await writeFile(file, JSON.stringify({ ...world, shops: { [old.domain]: { ...old, name: 'Kept' } } }));
  const { world: opened, close } = await openStore(file, create);
  expect(opened.shops[old.domain]).toMatchObject({
    name: 'Kept',
    giftCards: [],
    storeCreditAccounts: [],
    shippingPrice: '6.00',
  });
  await close();
});

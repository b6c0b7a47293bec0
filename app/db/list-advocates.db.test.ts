import { beforeAll, expect, test } from 'vitest';
import { openShop } from '../../tests/support/tenancy.ts';
import { firstPage } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { insertBlocks } from './blocks.ts';
import { database } from './client.server.ts';
import { listAdvocatePage } from './list-advocates.ts';
import { newId } from './new-id.server.ts';
import type { Shop } from './shops.ts';

const kinds = ['email', 'phone', 'address', 'ip'] as const;
let luma: Shop;
beforeAll(async () => {
  luma = await openShop('luma.myshopify.com');
  const rive = await openShop('rive.myshopify.com');
  for (const shop of [luma, rive]) await addAdvocates(shop);
  const marks = kinds.map((kind) => ({ kind, valueHash: `${kind} ${kind}` }));
  // A mark of one kind says nothing about another kind.
  const strange = { kind: 'phone', valueHash: 'email nobody' } as const;
  await insertBlocks(luma.id, [...marks, strange], { note: '', now: new Date() }, database);
});

/** One that each kind of block fits, by their name, and one that none fits. */
async function addAdvocates({ id: shopId }: Shop): Promise<void> {
  const data = [...kinds, 'nobody'].map((name) => ({
    shopId,
    id: newId('ad'),
    customerId: `gid://shopify/Customer/${name}`,
    firstName: name,
    locale: 'en',
    joinedAt: new Date('2026-11-01'),
    emailHash: `email ${name}`,
    phoneHash: `phone ${name}`,
    addressHash: `address ${name}`,
    ipHash: `ip ${name}`,
  }));
  await database.advocate.createMany({ data });
}

async function read(address: string) {
  const query = parseListQuery('advocates', new URLSearchParams(address));
  const { rows, isCutShort } = await listAdvocatePage(luma, query, firstPage, 25);
  expect(isCutShort).toBe(false);
  return rows;
}
const namesOf = (rows: { firstName: string }[]) => rows.map(({ firstName }) => firstName).toSorted();

test('the blocked are those who bear the badge, whatever they are blocked by', async () => {
  const badged = (await read('')).filter(({ isBlocked }) => isBlocked);
  expect(namesOf(badged)).toEqual([...kinds].toSorted());
  expect(namesOf(await read('blocked=yes'))).toEqual(namesOf(badged));
  expect(namesOf(await read('blocked=yes&search=ph&sort=name+desc'))).toEqual(['phone']);
  expect(await read('blocked=yes&search=nobody')).toEqual([]);
});

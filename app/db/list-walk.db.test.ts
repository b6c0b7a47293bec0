import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openShop } from '../../tests/support/tenancy.ts';
import { firstPage, type PageStart, type Place } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { database } from './client.server.ts';
import { listReferralPage } from './list-referrals.ts';
import { newId } from './new-id.server.ts';
import type { Shop } from './shops.ts';

let luma: Shop;
let rive: Shop;
beforeAll(async () => {
  luma = await openShop('luma.myshopify.com');
  rive = await openShop('rive.myshopify.com');
  await addReferrals(rive, 3);
});

const statuses = ['held', 'rewarded', 'declined'];
const channels = ['whatsapp', 'email'];
let made = 0;

/** Referrals of the same few days and amounts, so that many of them stand at the same place but for their ids. */
async function addReferrals(shop: Shop, count: number): Promise<void> {
  const data = Array.from({ length: count }, () => {
    made += 1;
    return {
      shopId: shop.id,
      id: newId('rf'),
      programId: newId('pr'),
      versionNumber: 1,
      advocateId: newId('ad'),
      claimId: newId('cl'),
      orderId: `gid://shopify/Order/${made}`,
      channel: channels[made % channels.length] ?? '',
      status: statuses[made % statuses.length] ?? '',
      decision: { kind: 'hold', reasons: [made % 4 === 0 ? 'ring' : 'manual_approval'], evidence: [], rulesVersion: 1 },
      decidedAt: new Date(Date.UTC(2026, 10, 1 + (made % 5))),
      subtotalMinor: BigInt(made % 3),
      currency: 'EUR',
    };
  });
  await database.referral.createMany({ data });
}

async function read(address: string, start: PageStart, size: number) {
  const query = parseListQuery('referrals', new URLSearchParams(address));
  return await listReferralPage(luma, query, start, size);
}
const idsOf = (page: { rows: { id: string }[] }) => page.rows.map(({ id }) => id);

/** Everything that an address finds, page by page; `between` happens after each. */
async function readAll(address: string, size: number, between: () => Promise<void>): Promise<string[]> {
  const ids: string[] = [];
  let start = firstPage;
  for (;;) {
    const page = await read(address, start, size);
    ids.push(...idsOf(page));
    if (page.next === null) return ids;
    start = { after: page.next, before: null };
    await between();
  }
}

const addresses = fc
  .record({
    filter: fc.constantFrom(
      '',
      'status=held',
      'status=held,declined',
      'rule=ring',
      'channel=email&status=declined',
      'from=2026-11-02&to=2026-11-04',
      'from=2026-11-02&channel=email&status=held',
    ),
    sort: fc.constantFrom('date desc', 'date asc', 'subtotal desc', 'subtotal asc', 'suspicion asc'),
  })
  .map(({ filter, sort }) => `${filter}&sort=${encodeURIComponent(sort)}`);

test('page after page skips none of the rows that were there and repeats none, while others are added', async () => {
  await addReferrals(luma, 40);
  await fc.assert(
    fc.asyncProperty(addresses, fc.integer({ min: 5, max: 15 }), async (address, size) => {
      const before = idsOf(await read(address, firstPage, 10_000));
      const found = await readAll(address, size, () => addReferrals(luma, 1));
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((id) => before.includes(id))).toEqual(before);
    }),
    { numRuns: 6 },
  );
});

test('going back shows the pages that were seen, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(addresses, fc.integer({ min: 3, max: 9 }), async (address, size) => {
      const pages: string[][] = [];
      let page = await read(address, firstPage, size);
      const seen: Place[] = [];
      while (page.next !== null && pages.length < 4) {
        pages.push(idsOf(page));
        seen.push(page.next);
        page = await read(address, { after: page.next, before: null }, size);
      }
      while (pages.length > 0 && page.previous !== null) {
        page = await read(address, { after: null, before: page.previous }, size);
        expect(idsOf(page)).toEqual(pages.pop());
      }
      expect(pages).toEqual([]);
    }),
    { numRuns: 4 },
  );
});

test('filters find what they say, and nothing of another shop', async () => {
  const held = await read('status=held', firstPage, 1000);
  expect(held.rows.length).toBeGreaterThan(0);
  expect(held.rows.every(({ status }) => status === 'held')).toBe(true);
  const ring = await read('rule=ring&channel=whatsapp', firstPage, 1000);
  expect(ring.rows.length).toBeGreaterThan(0);
  expect(
    ring.rows.every(
      ({ decision, channel }) => 'reasons' in decision && decision.reasons.join() === 'ring' && channel === 'whatsapp',
    ),
  ).toBe(true);
  const all = idsOf(await read('', firstPage, 1000));
  const others = await database.referral.findMany({ where: { shopId: rive.id } });
  expect(others.filter(({ id }) => all.includes(id))).toEqual([]);
});

test('a place that means nothing shows a page all the same', async () => {
  for (const value of ['0', '-9999999999999', '99999999999999999']) {
    const place = { value, id: newId('rf') };
    expect((await read('', { after: place, before: null }, 5)).rows.length).toBeGreaterThanOrEqual(0);
    expect((await read('sort=subtotal+asc', { after: null, before: place }, 5)).rows.length).toBeGreaterThan(0);
  }
});

import { beforeAll, describe, expect, test } from 'vitest';
import { listEverythingOf, listShopTables, openFullShop, openShop } from '../../tests/support/tenancy.ts';
import { figureFragments, figureReads, figureWrites } from '../../tests/support/tenancy-figures.ts';
import { listFragments, listReads, listWrites } from '../../tests/support/tenancy-lists.ts';
import { reads as otherReads } from '../../tests/support/tenancy-reads.ts';
import { writes as otherWrites } from '../../tests/support/tenancy-writes.ts';
import { database, inTransaction } from './client.server.ts';
import { eraseShop } from './erase-shop.ts';
import type { Shop } from './shops.ts';

const reads = { ...otherReads, ...figureReads, ...listReads };
const writes = { ...otherWrites, ...figureWrites, ...listWrites };

let luma: Shop;
let rive: Shop;
beforeAll(async () => {
  luma = await openFullShop('luma.myshopify.com');
  rive = await openShop('rive.myshopify.com');
});

/** Not asked by a shop: about the shop itself, about no shop, or for all of them on purpose (sweeps and retention). */
const exempt = [
  ...figureFragments,
  ...listFragments,
  'inTransaction',
  'findShopByDomain',
  'findShop',
  'getShop',
  'saveInstalledShop',
  'getQueueHealth',
  'countLiveWorkers',
  'newId',
  'chance',
  'newSecretCode',
  'newGiftCardCode',
  'encrypt',
  'decrypt',
  'fromColumns',
  'findCartMark',
  'getSignedCartMark',
  'hashAsker',
  'hashEmail',
  'hashMailbox',
  'hashExactEmail',
  'hashName',
  'hashTrace',
  'hashVisitor',
  'marksOf',
  'originTraces',
  'readSigned',
  'signText',
  'tracesOf',
  'EncryptedSessionStorage',
  'PgAdapter',
  'toReward',
  'listUnissuedRewards',
  'listEndedRewards',
  'listUnsettledReversals',
  'listWantedReviews',
  'listInstalledShops',
  'listShopsWithStaleAdvocates',
  'listShopsWithSocialProof',
  'listDueRewards',
  'listQueuedMessages',
  'listUnworkedDeliveries',
  'listUnreadyVersions',
  'listOfferedVersions',
  'listScheduledPrograms',
  'offerKey',
  'signJoinRequest',
  'purseOf',
  'listShopsToRenew',
  'deleteOldAttempts',
  'deleteOldJoinRequests',
  'deleteOldOrderChanges',
  'eraseOldOrigins',
  'eraseDeletedNotes',
  'clearOldPayloads',
  'listMailedShops',
  'noteMerchantMails',
  'signMailStop',
  'findMailStop',
];

test('every function of app/db is tried here, or is named as one that no shop asks', () => {
  const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });
  const exported = Object.values(modules).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  expect(exported.toSorted()).toEqual([...Object.keys(reads), ...Object.keys(writes), ...exempt].toSorted());
});

describe('a read by another shop finds nothing', () => {
  test.each(Object.entries(reads))('%s', async (_name, read) => {
    const found = await inTransaction((transaction) => read(rive, transaction)).catch((error: unknown) => {
      expect(String(error)).toContain('No record was found');
      return null;
    });
    expect([null, 0, false, []]).toContainEqual(found);
  });

  test('and the same reads by the shop itself find what is there', async () => {
    const none = [];
    for (const [name, read] of Object.entries(reads)) {
      const found = await database.$transaction((transaction) => read(luma, transaction));
      if (found === null || found === 0 || (Array.isArray(found) && found.length === 0)) none.push(name);
    }
    expect(none).toEqual([]);
  });
});

describe('a table', () => {
  test('says whose its rows are, but for those that are of no shop', async () => {
    const all = await database.$queryRaw<{ name: string }[]>`
      select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
    const ofShops = new Set((await listShopTables()).map(({ name }) => name));
    const others = all.map(({ name }) => name).filter((name) => !ofShops.has(name));
    expect(others).toEqual(['_prisma_migrations', 'shop']);
  });

  test('of a shop has a row of Luma’s here, so that no new one is forgotten below', async () => {
    const empty = (await listEverythingOf(luma)).filter(({ rows }) => rows.length === 0);
    expect(empty.map(({ table }) => table)).toEqual([]);
  });
});

describe('a write by another shop changes nothing', () => {
  test.each(Object.entries(writes))('%s', async (_name, write) => {
    const before = await listEverythingOf(luma);
    await inTransaction((transaction) => write(rive, transaction)).catch((error: unknown) => {
      expect(String(error)).toMatch(/not found/i);
    });
    expect(await listEverythingOf(luma)).toEqual(before);
  });
});

test('erasing the shop leaves not one row of it, in whatever table', async () => {
  await inTransaction((transaction) => eraseShop(luma.id, transaction));
  const left = (await listEverythingOf(luma)).filter(({ rows }) => rows.length > 0);
  // These two are known by the shop's domain, and cleared beside it.
  expect(left.map(({ table }) => table)).toEqual(['Session', 'webhook_delivery']);
});

import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { openShop } from '../../tests/support/tenancy.ts';
import { database } from '#app/db/client.server.ts';
import { findDownload, findDownloadToken } from '#app/db/export-downloads.server.ts';
import { countExportsUnderWay, findExport } from '#app/db/exports.ts';
import { newId } from '#app/db/new-id.server.ts';
import { signText } from '#app/db/signatures.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ExportId } from '#app/domain/ids.ts';
import { exportProgress, type ListExport } from '#app/domain/list/export.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { addDays } from '#app/domain/time.ts';
import { deleteOldExports } from './delete-old-exports.ts';
import { startExport } from './start-export.ts';
import { sweepUnfinishedWork } from './sweep-unfinished-work.ts';
import { writeExport } from './write-export.ts';

let luma: Shop;
let rive: Shop;
const now = new Date('2026-11-22T12:00:00Z');
const everyone = parseListQuery('advocates', new URLSearchParams());
const order = (ids: string[] | null = null) => ({ shop: luma, query: everyone, ids, language: 'fr-FR', now });

beforeAll(async () => {
  luma = await openShop('luma.myshopify.com');
  rive = await openShop('rive.myshopify.com');
  await addAdvocates(luma, 4500);
  await addAdvocates(rive, 2);
});

async function addAdvocates(shop: Shop, count: number): Promise<void> {
  const data = Array.from({ length: count }, (_none, index) => ({
    shopId: shop.id,
    id: newId('ad'),
    customerId: `gid://shopify/Customer/${index}`,
    firstName: index === 0 ? '=1+1' : `Ada ${index}`,
    locale: 'fr',
    joinedAt: addDays(now, -index / 100),
  }));
  await database.advocate.createMany({ data });
}

async function textOf(exportId: ExportId): Promise<string> {
  const parts = await database.exportPart.findMany({ where: { exportId }, orderBy: { number: 'asc' } });
  return parts.map(({ text }) => text).join('');
}
async function stateOf(exportId: ExportId): Promise<ListExport> {
  const state = await findExport(luma.id, exportId);
  if (state === null) throw new Error('The export is gone.');
  return state;
}
async function startLong(): Promise<ExportId> {
  const started = await startExport(order());
  if ('refused' in started) throw new Error(started.refused);
  expect(started.isDone).toBe(false);
  return started.id;
}

test('a long export that is killed between any two parts, and worked twice at once, has every row once', async () => {
  const id = await startLong();
  const job = { shopId: luma.id, exportId: id, now };
  const seen: number[] = [];
  // Two workers took the same job; one of their parts stands.
  for (let round = 0; round < 3; round += 1) {
    await Promise.allSettled([writeExport(job), writeExport(job)]);
    seen.push(exportProgress(await stateOf(id)));
  }
  expect(seen).toEqual(seen.toSorted((left, right) => left - right));
  expect(await stateOf(id)).toMatchObject({ status: 'done', rowsDone: 4500, rowsTotal: 4500, parts: 3 });
  const text = await textOf(id);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(4501);
  expect(new Set(lines).size).toBe(4501);
  expect(text.startsWith('\uFEFFAmbassadeur,')).toBe(true);
  expect(text.indexOf('\uFEFF', 1)).toBe(-1);
  expect(lines[1]).toMatch(/^'=1\+1,.*\+01:00,0,0\.00,0\.00,EUR,Non$/);
  // A job that comes late changes nothing.
  await writeExport(job);
  expect(await textOf(id)).toBe(text);
});

test('chosen rows are written at once, and another shop’s are not among them', async () => {
  const mine = await database.advocate.findMany({ where: { shopId: luma.id }, take: 2 });
  const theirs = await database.advocate.findMany({ where: { shopId: rive.id } });
  const started = await startExport(order([...mine, ...theirs].map(({ id }) => id)));
  if ('refused' in started) throw new Error(started.refused);
  expect(started.isDone).toBe(true);
  expect((await textOf(started.id)).trimEnd().split('\r\n')).toHaveLength(3);
});

test('more than three long ones at a time are refused', async () => {
  const underWay = [await startLong(), await startLong(), await startLong()];
  expect(await startExport(order())).toEqual({ refused: 'too_many' });
  await database.export.deleteMany({ where: { id: { in: underWay } } });
});

test('an export whose job has given up says so, and keeps no other from being made', async () => {
  const [given, waiting] = [await startLong(), await startLong()];
  await writeExport({ shopId: luma.id, exportId: given, now });
  await sweepUnfinishedWork({ now });
  expect(await stateOf(given)).toMatchObject({ status: 'running' });
  await database.$executeRaw`
    update graphile_worker._private_jobs set attempts = max_attempts where key = ${`write-export ${given}`}`;
  await sweepUnfinishedWork({ now });
  expect(await stateOf(given)).toMatchObject({ status: 'failed', finishedAt: now });
  expect(await stateOf(waiting)).toMatchObject({ status: 'queued' });
  // Somebody tries the job once more by hand, and nothing comes of it.
  await writeExport({ shopId: luma.id, exportId: given, now });
  expect(await stateOf(given)).toMatchObject({ status: 'failed', parts: 1 });
  expect(await countExportsUnderWay(luma.id)).toBe(1);
});

test('a file is fetched by its own address, of this shop, for five minutes', async () => {
  const started = await startExport(order([]));
  if ('refused' in started) throw new Error(started.refused);
  const { id } = started;
  const token = (await findDownloadToken(luma.id, id, now)) ?? '';
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  expect(await findDownload(id, token, minutes(4))).toMatchObject({ shopId: luma.id });
  expect(await findDownload(id, token, minutes(6))).toBeNull();
  expect(await findDownload(newId('ex'), token, now)).toBeNull();
  expect(await findDownload(id, `${token}x`, now)).toBeNull();
  expect(await findDownloadToken(rive.id, id, now)).toBeNull();
  // Signed for the shop that asks, about a file of another.
  const forged = signText('export', rive.id, `${rive.id}~${id}~zzzzzz`);
  expect(await findDownload(id, forged, now)).toBeNull();
});

test('files are deleted after seven days, with every part', async () => {
  await deleteOldExports({ now: addDays(now, 6) });
  expect(await database.exportPart.count()).toBeGreaterThan(0);
  await deleteOldExports({ now: addDays(now, 8) });
  await deleteOldExports({ now: addDays(now, 8) });
  expect([await database.exportPart.count(), await database.export.count()]).toEqual([0, 0]);
});

import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { insertExportPart } from '#app/db/export-parts.ts';
import { findExport, moveExport } from '#app/db/exports.ts';
import { findShop } from '#app/db/shops.ts';
import type { ExportId, ShopId } from '#app/domain/ids.ts';
import { exportAttempts, rowsOfPart } from '#app/domain/list/export.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { countExportRows, readExportPart } from './read-export-part.ts';

/** Nobody waits for an exact figure beyond this. */
const mostCounted = 5_000_000;

/**
 * Writes the next part of an export and asks for the one after it, in one transaction: whatever is killed in between goes on
 * after the last part that was written. Safe to run twice, and by two workers at once: a part is added only to the export as
 * it was read (its number of parts), so it stands in the file once.
 */
export async function writeExport({
  shopId,
  exportId,
  now,
}: {
  shopId: ShopId;
  exportId: ExportId;
  now: Date;
}): Promise<void> {
  const [shop, before] = await Promise.all([findShop(shopId), findExport(shopId, exportId)]);
  if (shop === null || before === null || before.status === 'done' || before.status === 'failed') return;
  const rowsTotal = before.rowsTotal ?? (await countExportRows(shop, before, mostCounted, now));
  const { text, rows, next } = await readExportPart(shop, before, { size: rowsOfPart, now });
  const isDone = next === '';
  const rowsDone = before.rowsDone + rows;
  await inTransaction(async (transaction) => {
    const after = {
      status: isDone ? 'done' : 'running',
      rowsDone,
      rowsTotal: isDone ? rowsDone : Math.max(rowsTotal, rowsDone),
      next,
      finishedAt: isDone ? now : null,
    } as const;
    if (!(await moveExport(shopId, before, after, transaction))) return;
    await insertExportPart(shopId, exportId, { number: before.parts, text }, transaction);
    if (!isDone) await askToWriteExport(shopId, exportId, transaction);
  });
}

/** Asks for the next part. While a job waits under this key, or can be tried again, the export has not failed. */
export async function askToWriteExport(shopId: ShopId, exportId: ExportId, transaction: Connection): Promise<void> {
  const options = { key: `write-export ${exportId}`, attempts: exportAttempts };
  await enqueue(transaction, 'write-export', { shopId, exportId }, options);
}

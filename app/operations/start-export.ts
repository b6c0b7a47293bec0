import { inTransaction } from '#app/db/client.server.ts';
import { insertExportPart } from '#app/db/export-parts.ts';
import { countExportsUnderWay, insertExport, lockExports } from '#app/db/exports.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ExportId } from '#app/domain/ids.ts';
import { mostRowsAtOnce, mostUnderWay, type ListExport } from '#app/domain/list/export.ts';
import { writeListQuery, type ListQuery } from '#app/domain/list/list-query.ts';
import { readChosenRows, readExportPart } from './read-export-part.ts';
import { askToWriteExport } from './write-export.ts';

/**
 * Writes a list out as CSV: a short one, or chosen rows, at once, a long one by a job. Nothing is given or taken by it, so a
 * second run is a second file; how many long ones may be under way is counted while others wait.
 */
export async function startExport({
  shop,
  query,
  ids,
  language,
  now,
}: {
  shop: Shop;
  query: ListQuery;
  /** Rows that were chosen one by one; null for all that the query finds. */
  ids: string[] | null;
  language: string;
  now: Date;
}): Promise<{ id: ExportId; isDone: boolean } | { refused: 'too_many' }> {
  const { list } = query;
  const wanted = { list, query: writeListQuery(query), language, next: '' };
  const first =
    ids === null
      ? await readExportPart(shop, wanted, { size: mostRowsAtOnce, now })
      : { ...(await readChosenRows(shop, wanted, ids)), next: '' };
  const isDone = first.next === '';
  const id = newId('ex');
  const started: ListExport = {
    ...wanted,
    id,
    status: isDone ? 'done' : 'queued',
    rowsDone: isDone ? first.rows : 0,
    rowsTotal: isDone ? first.rows : null,
    parts: isDone ? 1 : 0,
    requestedAt: now,
    finishedAt: isDone ? now : null,
  };
  return await inTransaction(async (transaction) => {
    if (!isDone) {
      await lockExports(shop.id, transaction);
      if ((await countExportsUnderWay(shop.id, transaction)) >= mostUnderWay) return { refused: 'too_many' };
    }
    await insertExport(shop.id, started, transaction);
    if (isDone) await insertExportPart(shop.id, id, { number: 0, text: first.text }, transaction);
    else await askToWriteExport(shop.id, id, transaction);
    return { id, isDone };
  });
}

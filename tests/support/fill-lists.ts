import type { Connection } from '#app/db/client.server.ts';
import { insertExportPart } from '#app/db/export-parts.ts';
import { insertExport } from '#app/db/exports.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertSavedView, type SavedView } from '#app/db/saved-views.ts';
import type { ShopId } from '#app/domain/ids.ts';
import type { ListExport } from '#app/domain/list/export.ts';

const now = new Date();
export const kept = { view: newId('sv'), done: newId('ex'), running: newId('ex') };
export const view: SavedView = { id: kept.view, list: 'referrals', name: 'Mine', query: 'status=held' };
export const finished: ListExport = {
  id: kept.done,
  list: 'referrals',
  query: '',
  language: 'en',
  status: 'done',
  rowsDone: 1,
  rowsTotal: 1,
  parts: 1,
  next: '',
  requestedAt: now,
  finishedAt: now,
};
export const underWay: ListExport = { ...finished, id: kept.running, status: 'running', parts: 0, finishedAt: null };

/** A view, a finished export with its text, and one that is being written. */
export async function fillLists(shopId: ShopId, transaction: Connection): Promise<void> {
  await insertSavedView(shopId, view, now, transaction);
  for (const each of [finished, underWay]) await insertExport(shopId, each, transaction);
  await insertExportPart(shopId, kept.done, { number: 0, text: 'Order' }, transaction);
}

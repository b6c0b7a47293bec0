import type { ExportId } from '../ids.ts';
import type { ListName } from './list-shapes.ts';

export type ExportStatus = 'queued' | 'running' | 'done' | 'failed';

/** A list that is being written out as CSV, part by part. */
export interface ListExport {
  id: ExportId;
  list: ListName;
  /** As `writeListQuery` wrote it. */
  query: string;
  /** The merchant's, as in `fr-CA`. */
  language: string;
  status: ExportStatus;
  rowsDone: number;
  /** Null while it was not counted. */
  rowsTotal: number | null;
  parts: number;
  /** Where the next part begins, as `writePlace` wrote it; empty at the start. */
  next: string;
  requestedAt: Date;
  finishedAt: Date | null;
}

/** So long a finished file can be fetched. */
export const exportDays = 7;
/** No more rows than this are written while the merchant waits. */
export const mostRowsAtOnce = 1000;
export const rowsOfPart = 2000;
/** A part is tried so often, for about an hour; then the merchant is told that it failed. */
export const exportAttempts = 8;
/** So many long ones of a shop may be under way. */
export const mostUnderWay = 3;

/** How far it is, in percent; only a file that is complete is at 100. */
export function exportProgress({
  status,
  rowsDone,
  rowsTotal,
}: Pick<ListExport, 'status' | 'rowsDone' | 'rowsTotal'>): number {
  if (status === 'done') return 100;
  if (rowsTotal === null || rowsTotal === 0) return 0;
  return Math.min(99, Math.floor((rowsDone / rowsTotal) * 100));
}

import { deleteExportsBefore } from '#app/db/exports.ts';
import { exportDays } from '#app/domain/list/export.ts';
import { addDays } from '#app/domain/time.ts';

/** Files can be fetched for some days and are gone then, with the names in them. Twice is once. */
export async function deleteOldExports({ now }: { now: Date }): Promise<void> {
  await deleteExportsBefore(addDays(now, -exportDays));
}

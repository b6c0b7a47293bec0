import { writeExport } from '#app/operations/write-export.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'write-export'> = ({ shopId, exportId }, now) => writeExport({ shopId, exportId, now });

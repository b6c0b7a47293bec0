import { deleteOldExports } from '#app/operations/delete-old-exports.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'delete-old-exports'> = (_payload, now) => deleteOldExports({ now });

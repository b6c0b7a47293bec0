import { countEntries } from '#app/operations/count-entries.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'count-entries'> = async ({ shopId }) => void (await countEntries({ shopId }));

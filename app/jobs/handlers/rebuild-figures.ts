import { rebuildFigures } from '#app/operations/rebuild-figures.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'rebuild-figures'> = async ({ shopId }) => void (await rebuildFigures({ shopId }));

import { verifyFigures } from '#app/operations/verify-figures.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'verify-figures'> = async ({ shopId }) => void (await verifyFigures({ shopId }));

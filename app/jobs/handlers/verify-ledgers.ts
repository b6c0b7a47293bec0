import { verifyLedgers } from '#app/operations/verify-ledgers.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'verify-ledgers'> = () => verifyLedgers();

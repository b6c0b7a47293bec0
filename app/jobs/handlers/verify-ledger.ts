import { verifyLedger } from '#app/operations/verify-ledger.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'verify-ledger'> = async ({ shopId }) => void (await verifyLedger({ shopId }));

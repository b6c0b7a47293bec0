import { rebuildFigures } from '../../app/operations/rebuild-figures.ts';
import { verifyFigures } from '../../app/operations/verify-figures.ts';
import { verifyLedger } from '../../app/operations/verify-ledger.ts';
import type { ShopId } from '../../app/domain/ids.ts';

/**
 * A process of its own, because the app reads its environment once: writes a shop's figures anew from its ledger, checks them,
 * and checks the rows themselves. Its last line is what it found.
 */
const shopId = process.argv[2] as ShopId;
const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) / 100) / 10;
};
let figures: unknown[] = [];
let rows: unknown[] = [];
const rebuilt = await seconds(() => rebuildFigures({ shopId }));
const verified = await seconds(async () => ({ differences: figures } = await verifyFigures({ shopId })));
const compared = await seconds(async () => ({ differences: rows } = await verifyLedger({ shopId })));
process.stdout.write(`\n${JSON.stringify({ rebuilt, verified, compared, figures, rows })}\n`);
process.exit(0);

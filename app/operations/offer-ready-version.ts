import type { Connection } from '#app/db/client.server.ts';
import { markVersionReady } from '#app/db/programs.ts';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import { askForProgramText } from './ask-for-program-text.ts';

/**
 * From now on shoppers get this version, and the theme's blocks are told its terms. Twice is once: a version becomes
 * ready one time, and the texts follow in the same transaction.
 */
export async function offerReadyVersion(
  { shopId, programId, number, now }: { shopId: ShopId; programId: ProgramId; number: number; now: Date },
  transaction: Connection,
): Promise<void> {
  if (!(await markVersionReady(shopId, programId, number, now, transaction))) return;
  await askForProgramText(shopId, transaction);
}

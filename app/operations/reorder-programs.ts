import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listProgramOrder, lockProgramOrder, saveProgramOrder } from '#app/db/program-order.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { moveProgram, type Move } from '#app/domain/program/move-program.ts';
import { askForProgramText } from './ask-for-program-text.ts';

export type ReorderOutcome = { ok: true } | { refused: 'changed_elsewhere' };

/**
 * Moves a program one place up or down. `order` is the order that the merchant saw: when it is another by now, nothing is
 * moved, and so a second click moves nothing twice.
 */
export async function reorderPrograms({
  shop,
  programId,
  move,
  order,
  now,
}: {
  shop: Shop;
  programId: ProgramId;
  move: Move;
  order: readonly ProgramId[];
  now: Date;
}): Promise<ReorderOutcome> {
  return await inTransaction(async (transaction): Promise<ReorderOutcome> => {
    await lockProgramOrder(shop.id, transaction);
    const current = await listProgramOrder(shop.id, transaction);
    const moved = moveProgram(current, programId, move);
    if (moved === null || current.join() !== order.join()) return { refused: 'changed_elsewhere' };
    await saveProgramOrder(shop.id, moved, transaction);
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'program_reordered',
          actor: 'merchant',
          at: now,
          causeKey: `reordered:${newId('le')}`,
          programId,
          data: { place: moved.indexOf(programId) + 1 },
        },
      ],
      transaction,
    );
    await askForProgramText(shop.id, transaction);
    return { ok: true };
  });
}

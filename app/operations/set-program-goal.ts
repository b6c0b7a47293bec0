import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { saveProgramGoal } from '#app/db/program-goals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramGoal } from '#app/domain/report/goal.ts';

export type GoalOutcome = { ok: true } | { refused: 'not_found' };

/**
 * Sets what a program is to bring in a month, or clears it with null. Twice is once: the second run writes what stands there
 * already, and the goal that was said last holds.
 */
export async function setProgramGoal({
  shop,
  programId,
  goal,
  now,
}: {
  shop: Shop;
  programId: ProgramId;
  goal: ProgramGoal | null;
  now: Date;
}): Promise<GoalOutcome> {
  return await inTransaction(async (transaction): Promise<GoalOutcome> => {
    if (!(await saveProgramGoal(shop.id, programId, goal, transaction))) return { refused: 'not_found' };
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'program_goal_set',
          actor: 'merchant',
          at: now,
          causeKey: `goal:${programId}:${newId('le')}`,
          programId,
          data: { measure: goal?.measure ?? null },
        },
      ],
      transaction,
    );
    return { ok: true };
  });
}

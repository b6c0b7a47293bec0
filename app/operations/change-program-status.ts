import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { changeProgramStatus, findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

export type ProgramStatusOutcome = { ok: true } | { refused: 'changed_elsewhere' | 'not_found' };
interface StatusChange {
  shop: Shop;
  programId: ProgramId;
  now: Date;
}

/** Stops new claims; what was claimed before keeps its promise. Twice is once: a compare-and-set from `active`. */
export async function pauseProgram(change: StatusChange): Promise<ProgramStatusOutcome> {
  return await changeStatus(change, { from: 'active', to: 'paused', kind: 'program_paused' });
}

/** Lets friends claim again under the version that was published last. Twice is once: a compare-and-set from `paused`. */
export async function resumeProgram(change: StatusChange): Promise<ProgramStatusOutcome> {
  return await changeStatus(change, { from: 'paused', to: 'active', kind: 'program_resumed' });
}

async function changeStatus(
  { shop, programId, now }: StatusChange,
  step: { from: 'active' | 'paused'; to: 'active' | 'paused'; kind: 'program_paused' | 'program_resumed' },
): Promise<ProgramStatusOutcome> {
  return await inTransaction(async (transaction): Promise<ProgramStatusOutcome> => {
    const program = await findProgram(shop.id, programId, transaction);
    if (program === null) return { refused: 'not_found' };
    if (!(await changeProgramStatus(shop.id, programId, step.from, step.to, now, transaction)))
      return { refused: 'changed_elsewhere' };
    await appendToLedger(
      shop.id,
      [
        {
          kind: step.kind,
          actor: 'merchant',
          at: now,
          causeKey: `${step.to}:${programId}:${newId('le')}`,
          programId,
          data: { name: program.name },
        },
      ],
      transaction,
    );
    await enqueue(
      transaction,
      'publish-program-text',
      { shopId: shop.id },
      { key: `text:${shop.id}`, queue: `text:${shop.id}` },
    );
    return { ok: true };
  });
}

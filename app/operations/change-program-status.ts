import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { changeProgramStatus, findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { LedgerKind } from '#app/domain/ledger.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { askForProgramText } from './ask-for-program-text.ts';

export type ProgramStatusOutcome = { ok: true } | { refused: 'changed_elsewhere' | 'not_found' };
export interface StatusChange {
  shop: Shop;
  programId: ProgramId;
  /** Of the draft that the merchant saw; without one, whatever is there is meant. */
  revision?: number;
  now: Date;
}

/** Stops new claims; what was claimed before keeps its promise. Twice is once: a compare-and-set from `active`. */
export async function pauseProgram(change: StatusChange): Promise<ProgramStatusOutcome> {
  return await changeStatus(change, { from: ['active'], to: 'paused', kind: 'program_paused' });
}

/** Lets friends claim again under the version that was published last. Twice is once: a compare-and-set from `paused`. */
export async function resumeProgram(change: StatusChange): Promise<ProgramStatusOutcome> {
  return await changeStatus(change, { from: ['paused'], to: 'active', kind: 'program_resumed' });
}

/**
 * Puts a program away for good. Nothing is lost: what was claimed keeps its promise, and its rewards are given. Twice is
 * once: a compare-and-set from the status that was read.
 */
export async function archiveProgram(change: StatusChange): Promise<ProgramStatusOutcome> {
  return await changeStatus(change, { from: ['draft', 'active', 'paused'], to: 'archived', kind: 'program_archived' });
}

async function changeStatus(
  { shop, programId, revision, now }: StatusChange,
  step: { from: ProgramStatus[]; to: ProgramStatus; kind: LedgerKind },
): Promise<ProgramStatusOutcome> {
  return await inTransaction(async (transaction): Promise<ProgramStatusOutcome> => {
    const program = await findProgram(shop.id, programId, transaction);
    if (program === null) return { refused: 'not_found' };
    const { status, name } = program;
    const from = revision === undefined ? { status } : { status, revision };
    if (
      !step.from.includes(status) ||
      !(await changeProgramStatus(shop.id, programId, from, step.to, now, transaction))
    )
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
          data: { name },
        },
      ],
      transaction,
    );
    await askForProgramText(shop.id, transaction);
    return { ok: true };
  });
}

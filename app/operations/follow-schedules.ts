import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { listScheduledPrograms, type ScheduledProgram } from '#app/db/program-schedules.ts';
import { phaseOf } from '#app/domain/program/choose-program.ts';
import { askForProgramText } from './ask-for-program-text.ts';

/**
 * Tells the story, and the theme’s blocks, when a program’s first day has come or its last is over. Whether it runs is
 * asked of the schedule each time and does not wait for this. Safe to run twice: each day is told of once.
 */
export async function followSchedules({ now }: { now: Date }): Promise<void> {
  for (const program of await listScheduledPrograms()) {
    const turn = turnOf(program, now);
    if (turn === null) continue;
    const { shopId, programId, name } = program;
    await inTransaction(async (transaction) => {
      const entry = { ...turn, actor: 'ricochet', at: now, programId, data: { name } } as const;
      if ((await appendToLedger(shopId, [entry], transaction)) > 0) await askForProgramText(shopId, transaction);
    });
  }
}

/** What happened last in a program’s schedule. */
function turnOf({ programId, schedule, timeZone }: ScheduledProgram, now: Date) {
  const phase = phaseOf(schedule, now, timeZone);
  if (phase === 'after') return { kind: 'program_ended', causeKey: `ended:${programId}:${schedule.endsOn}` } as const;
  if (phase === 'within' && schedule.startsOn !== null)
    return { kind: 'program_started', causeKey: `started:${programId}:${schedule.startsOn}` } as const;
  return null;
}

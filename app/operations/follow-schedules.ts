import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { hasReachedLimit, listScheduledPrograms, type ScheduledProgram } from '#app/db/program-schedules.ts';
import { phaseOf } from '#app/domain/program/choose-program.ts';
import { addDays, monthOf, startOfMonth } from '#app/domain/time.ts';
import { askForProgramText } from './ask-for-program-text.ts';

/**
 * Tells the story, and the theme’s blocks, when a program’s first day has come or its last is over, and when a new month
 * opens a spend limit that was reached. Whether it runs, or has money left, is asked each time and does not wait for this.
 * Safe to run twice: each day, and each month, is told of once.
 */
export async function followSchedules({ now }: { now: Date }): Promise<void> {
  for (const program of await listScheduledPrograms()) {
    const { shopId, programId, name } = program;
    for (const turn of [turnOf(program, now), await newMonthOf(program, now)]) {
      if (turn === null) continue;
      await inTransaction(async (transaction) => {
        const entry = { ...turn, actor: 'ricochet', at: now, programId, data: { name } } as const;
        if ((await appendToLedger(shopId, [entry], transaction)) > 0) await askForProgramText(shopId, transaction);
      });
    }
  }
}

/** The month that opened a limit again which was reached in the month before it. */
async function newMonthOf({ shopId, programId, timeZone, hasSpendLimit }: ScheduledProgram, now: Date) {
  if (!hasSpendLimit) return null;
  const to = startOfMonth(now, timeZone);
  const from = startOfMonth(addDays(to, -1), timeZone);
  if (!(await hasReachedLimit(shopId, programId, { from, to }))) return null;
  return { kind: 'limit_lifted', causeKey: `limit_lifted:${programId}:${monthOf(now, timeZone)}` } as const;
}

/** What happened last in a program’s schedule. */
function turnOf({ programId, schedule, timeZone }: ScheduledProgram, now: Date) {
  const phase = phaseOf(schedule, now, timeZone);
  if (phase === 'after') return { kind: 'program_ended', causeKey: `ended:${programId}:${schedule.endsOn}` } as const;
  if (phase === 'within' && schedule.startsOn !== null)
    return { kind: 'program_started', causeKey: `started:${programId}:${schedule.startsOn}` } as const;
  return null;
}

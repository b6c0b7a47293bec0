import { endOfDate, isBefore, startOfDate } from '../time.ts';
import { isEligible, type AdvocateFacts } from './eligibility.ts';
import type { Program, ProgramVersion } from './program.ts';
import type { ProgramSettings } from './settings.ts';

/** A program with the version that shoppers are offered now. */
export interface OfferedProgram {
  program: Program;
  version: ProgramVersion;
}

export type SchedulePhase = 'before' | 'within' | 'after';

/** Where `now` lies in a schedule of the shop's days, both its first and its last included. */
export function phaseOf({ startsOn, endsOn }: ProgramSettings['schedule'], now: Date, timeZone: string): SchedulePhase {
  if (startsOn !== null && isBefore(now, startOfDate(startsOn, timeZone))) return 'before';
  if (endsOn !== null && !isBefore(now, endOfDate(endsOn, timeZone))) return 'after';
  return 'within';
}

export function isRunning({ program, version }: OfferedProgram, now: Date, timeZone: string): boolean {
  return program.status === 'active' && phaseOf(version.settings.schedule, now, timeZone) === 'within';
}

/**
 * The program under which an advocate's friends are invited: of those that run, the first in the merchant's order for
 * which the advocate is known to be eligible. Without facts of an advocate, the first that runs.
 */
export function chooseProgram(
  offered: readonly OfferedProgram[],
  { facts, now, timeZone }: { facts: AdvocateFacts | null; now: Date; timeZone: string },
): OfferedProgram | null {
  const inOrder = offered.toSorted(
    ({ program: left }, { program: right }) =>
      left.precedence - right.precedence || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
  return (
    inOrder.find(
      (one) =>
        isRunning(one, now, timeZone) &&
        (facts === null || isEligible(facts, one.version.settings.eligibility) === true),
    ) ?? null
  );
}

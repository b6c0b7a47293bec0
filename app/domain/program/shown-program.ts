import type { ProgramId } from '../ids.ts';
import { chooseProgram, type OfferedProgram } from './choose-program.ts';
import type { AdvocateFacts } from './eligibility.ts';

/** What somebody was shown when they did something: a program in one of its versions. */
export interface ShownProgram {
  programId: ProgramId;
  versionNumber: number;
}

/** What an advocate is shown; null while no program takes them. */
export function shownProgram(
  offered: readonly OfferedProgram[],
  about: { facts: AdvocateFacts; now: Date; timeZone: string },
): ShownProgram | null {
  const running = chooseProgram(offered, about);
  return running === null ? null : { programId: running.program.id, versionNumber: running.version.number };
}

import type { OfferedProgram } from './choose-program.ts';
import { isEligible, type AdvocateFacts } from './eligibility.ts';

/** What is known of somebody whom the shop has no record of. */
const stranger: AdvocateFacts = { orderCount: 0, tags: [], segmentIds: [] };

/** The programs among these that somebody can join by an address which they confirm. */
export function openByEmail(running: readonly OfferedProgram[]): OfferedProgram[] {
  return running.filter(({ version }) => version.settings.joinByEmail);
}

/** Whether one of these takes somebody who is no customer yet: making a record of them would be no use otherwise. */
export function takesStrangers(open: readonly OfferedProgram[]): boolean {
  return open.some(({ version }) => isEligible(stranger, version.settings.eligibility) === true);
}

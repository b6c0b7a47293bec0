import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { Visit } from '#app/db/visits.ts';

/** How the ledger tells of a visit, once by its id: when it is made, or at the latest when it is claimed. */
export function visitEntry({ id, advocateId, channel, visitedAt, shown }: Visit): NewLedgerEntry {
  return {
    kind: 'invite_visited',
    actor: 'shopper',
    at: visitedAt,
    causeKey: `visit:${id}`,
    advocateId,
    ...(shown === undefined ? {} : { programId: shown.programId }),
    data: { channel, ...(shown === undefined ? {} : { version: shown.versionNumber }) },
  };
}

import { condenseStaleAdvocates, deleteStaleNotes } from '#app/db/stale-advocates.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { mostInvites, publishInvites } from './publish-invites.ts';

/** After so many calls of the Admin API the others have their turn; what is left comes with the next minute's job. */
const mostCalls = 100;

/**
 * Writes the customer records of the shop's advocates to whom something happened, 25 with a call, until none is out of date.
 * Safe to run twice, and to break off anywhere: a note goes when what it is about is written, so at worst it is written twice;
 * and what happens meanwhile is noted anew. A shop that left keeps its notes.
 */
export async function publishStaleInvites({ shopId }: { shopId: ShopId }): Promise<void> {
  for (let call = 0; call < mostCalls; call += 1) {
    const stale = await condenseStaleAdvocates(shopId, mostInvites);
    if (stale.length === 0) return;
    const advocateIds = stale.map(({ advocateId }) => advocateId);
    if (!(await publishInvites({ shopId, advocateIds }))) return;
    await deleteStaleNotes(
      shopId,
      stale.map(({ noteId }) => noteId),
    );
  }
}

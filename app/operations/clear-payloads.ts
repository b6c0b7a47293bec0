import { deleteOldAttempts } from '#app/db/attempts.ts';
import { deleteOldJoinRequests } from '#app/db/join-requests.ts';
import { eraseDeletedNotes } from '#app/db/notes.ts';
import { deleteOldOrderChanges } from '#app/db/order-changes.ts';
import { eraseOldOrigins } from '#app/db/visits.ts';
import { clearOldPayloads } from '#app/db/webhook-deliveries.ts';
import { oldestJoinLink } from '#app/domain/invite/join-link.ts';
import { addDays } from '#app/domain/time.ts';

/** Webhook bodies hold personal data and are kept this long, to be looked at when something went wrong. */
export const payloadDays = 7;

/** Cancellations and refunds wait this long for the payment that they overtook. */
const changeDays = 60;

/** No window in which attempts are counted is longer. */
const attemptDays = 1;

/** A deleted note can be brought back for as long. */
const noteDays = 30;

/**
 * Removes the bodies of old deliveries, changes of orders that never came, requests to join whose link is out of date,
 * attempts that count no more, deleted notes, and where older visits came from: after as many days as the shop says, since
 * friends who order later are judged without it. Twice is once.
 */
export async function clearPayloads({ now }: { now: Date }): Promise<void> {
  await clearOldPayloads(addDays(now, -payloadDays));
  await deleteOldOrderChanges(addDays(now, -changeDays));
  await deleteOldJoinRequests(oldestJoinLink(now));
  await eraseOldOrigins(now);
  await deleteOldAttempts(addDays(now, -attemptDays));
  await eraseDeletedNotes(addDays(now, -noteDays));
}

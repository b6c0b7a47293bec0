import { deleteOldOrderChanges } from '#app/db/order-changes.ts';
import { clearOldPayloads } from '#app/db/webhook-deliveries.ts';
import { addDays } from '#app/domain/time.ts';

/** Webhook bodies hold personal data and are kept this long, to be looked at when something went wrong. */
export const payloadDays = 7;

/** Cancellations and refunds wait this long for the payment that they overtook. */
const changeDays = 60;

/** Removes the bodies of old deliveries, and changes of orders that never came. Twice is once. */
export async function clearPayloads({ now }: { now: Date }): Promise<void> {
  await clearOldPayloads(addDays(now, -payloadDays));
  await deleteOldOrderChanges(addDays(now, -changeDays));
}

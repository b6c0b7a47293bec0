import { clearOldPayloads } from '#app/db/webhook-deliveries.ts';
import { addDays } from '#app/domain/time.ts';

/** Webhook bodies hold personal data and are kept this long, to be looked at when something went wrong. */
export const payloadDays = 7;

/** Removes the bodies of old deliveries. Twice is once. */
export async function clearPayloads({ now }: { now: Date }): Promise<void> {
  await clearOldPayloads(addDays(now, -payloadDays));
}

import { inTransaction } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import type { Shop } from '#app/db/shops.ts';

/** The merchant leaves it for now; home leads back to the step they left. The first time is kept. */
export async function skipOnboarding({ shop, now }: { shop: Shop; now: Date }): Promise<void> {
  await inTransaction(async (transaction) => {
    const { skippedAt } = await lockOnboarding(shop.id, transaction);
    if (skippedAt === null) await saveOnboarding(shop.id, { skippedAt: now }, transaction);
  });
}

import { inTransaction } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import type { Shop } from '#app/db/shops.ts';

/** The merchant is done with the theme, or leaves it for later, and goes on to share. Twice is once. */
export async function shareFirstLink({ shop }: { shop: Shop }): Promise<void> {
  await inTransaction(async (transaction) => {
    const { step } = await lockOnboarding(shop.id, transaction);
    if (step === 'block') await saveOnboarding(shop.id, { step: 'share', skippedAt: null }, transaction);
  });
}

import { inTransaction } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import type { Shop } from '#app/db/shops.ts';

/** All steps are done: the guide is gone, and so are the figures that the offer was reckoned with. The first time is kept. */
export async function finishOnboarding({ shop, now }: { shop: Shop; now: Date }): Promise<void> {
  await inTransaction(async (transaction) => {
    const { finishedAt } = await lockOnboarding(shop.id, transaction);
    if (finishedAt !== null) return;
    await saveOnboarding(shop.id, { finishedAt: now, ...noFigures }, transaction);
  });
}

/** They are asked for the first offer only, and not kept beyond it. */
export const noFigures = { averageOrder: null, averageOrders: null, marginPercent: null } as const;

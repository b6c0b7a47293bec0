import { inTransaction } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import type { Shop } from '#app/db/shops.ts';
import type { SuggestionKind } from '#app/domain/report/choose-suggestion.ts';
import { guide } from '#app/domain/shop/onboarding.ts';
import { noFigures } from './finish-onboarding.ts';

/** The merchant does not want to see a kind of suggestion, or the guide, again. Safe to run twice: it is in the list once. */
export async function dismissSuggestion({
  shop,
  kind,
}: {
  shop: Shop;
  kind: SuggestionKind | typeof guide;
}): Promise<void> {
  await inTransaction(async (transaction) => {
    const { dismissed } = await lockOnboarding(shop.id, transaction);
    if (dismissed.includes(kind)) return;
    const forgotten = kind === guide ? noFigures : {};
    await saveOnboarding(shop.id, { dismissed: [...dismissed, kind], ...forgotten }, transaction);
  });
}

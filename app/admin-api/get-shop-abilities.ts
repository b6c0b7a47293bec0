import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query GetShopAbilities {
    shop { features { giftCards } }
    storeCreditConfiguration { storeCreditEnabled }
  }
`;

const answer = z.object({
  shop: z.object({ features: z.object({ giftCards: z.boolean() }) }),
  storeCreditConfiguration: z.object({ storeCreditEnabled: z.boolean() }),
});

/** Whether the shop can give gift cards and store credit: its plan and its merchant decide that. */
export async function getShopAbilities(admin: AdminApi): Promise<{ hasGiftCards: boolean; hasStoreCredit: boolean }> {
  const { shop, storeCreditConfiguration } = await admin.ask(document, {}, answer);
  return { hasGiftCards: shop.features.giftCards, hasStoreCredit: storeCreditConfiguration.storeCreditEnabled };
}

import { getOfflineAccessToken } from '#app/shopify.server.ts';

/** Has a shop's tokens exchanged for new ones if the access token has ended, as it has in a shop that was quiet. */
export async function renewToken(shopDomain: string): Promise<void> {
  await getOfflineAccessToken(shopDomain);
}

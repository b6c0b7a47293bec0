import { renewToken as renewAtShopify } from '#app/admin-api/renew-token.ts';

/** Renews one shop's tokens. Twice is once: fresh ones are left as they are. */
export async function renewToken({ shopDomain }: { shopDomain: string }): Promise<void> {
  await renewAtShopify(shopDomain);
}

import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query GetShop {
    shop {
      id
      name
      email
      myshopifyDomain
      currencyCode
      ianaTimezone
      primaryDomain { url }
    }
    currentAppInstallation { id }
  }
`;

const answer = z.object({
  shop: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    primaryDomain: z.object({ url: z.string() }),
  }),
  currentAppInstallation: z.object({ id: z.string() }),
});

/** The shop's own facts, and the gid of our installation (the owner of the metafields our theme blocks read). */
export async function getShop(admin: AdminApi): Promise<z.infer<typeof answer>> {
  return await admin.ask(document, {}, answer);
}

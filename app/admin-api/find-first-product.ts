import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindFirstProduct {
    products(first: 1, query: "status:active") {
      nodes {
        onlineStoreUrl
      }
    }
  }
`;
const answer = z.object({ products: z.object({ nodes: z.array(z.object({ onlineStoreUrl: z.url().nullable() })) }) });

/** Where shoppers find one of the shop's products; null without one on its online store. */
export async function findFirstProduct(admin: AdminApi): Promise<string | null> {
  const { products } = await admin.ask(document, {}, answer);
  return products.nodes[0]?.onlineStoreUrl ?? null;
}

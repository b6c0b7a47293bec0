import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query IsProductInCollections($collectionIds: [ID!]!, $productId: ID!) {
    nodes(ids: $collectionIds) {
      ... on Collection { hasProduct(id: $productId) }
    }
  }
`;

const answer = z.object({ nodes: z.array(z.object({ hasProduct: z.boolean().optional() }).nullable()) });

/** Whether any of the collections holds the product now; collections that are gone hold nothing. */
export async function isProductInCollections(
  admin: AdminApi,
  productId: string,
  collectionIds: readonly string[],
): Promise<boolean> {
  const { nodes } = await admin.ask(document, { productId, collectionIds }, answer);
  return nodes.some((node) => node?.hasProduct === true);
}

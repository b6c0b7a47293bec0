import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindItems($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Product {
        id
        title
      }
      ... on ProductVariant {
        id
        displayName
        product {
          id
        }
      }
      ... on Collection {
        id
        title
      }
    }
  }
`;

const node = z.union([
  z.object({ __typename: z.enum(['Product', 'Collection']), id: z.string(), title: z.string() }),
  z.object({
    __typename: z.literal('ProductVariant'),
    id: z.string(),
    displayName: z.string(),
    product: z.object({ id: z.string() }),
  }),
]);
const answer = z.object({ nodes: z.array(node.nullable()) });

/** Shopify takes this many ids in a list. */
const mostIds = 250;

/** What goods are called, by gid; those that the shop does not have (any more) are left out. */
export async function findItems(
  admin: AdminApi,
  ids: readonly string[],
): Promise<Record<string, { title: string; productId: string | null }>> {
  const found: Record<string, { title: string; productId: string | null }> = {};
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += mostIds) {
    const { nodes } = await admin.ask(document, { ids: wanted.slice(start, start + mostIds) }, answer);
    for (const item of nodes) {
      if (item === null) continue;
      found[item.id] =
        item.__typename === 'ProductVariant'
          ? { title: item.displayName, productId: item.product.id }
          : { title: item.title, productId: null };
    }
  }
  return found;
}

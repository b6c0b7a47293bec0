import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindMissingItems($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product { id }
      ... on ProductVariant { id }
      ... on Collection { id }
      ... on Segment { id }
    }
  }
`;

const answer = z.object({ nodes: z.array(z.object({ id: z.string().optional() }).nullable()) });

/** The most ids one call takes. Source: platform facts, "input arrays". */
const idsPerCall = 250;

/** Which of these products, variants, collections and segments the shop does not have (any more). */
export async function findMissingItems(admin: AdminApi, ids: string[]): Promise<Set<string>> {
  const missing = new Set(ids);
  const wanted = [...missing];
  for (let from = 0; from < wanted.length; from += idsPerCall) {
    const { nodes } = await admin.ask(document, { ids: wanted.slice(from, from + idsPerCall) }, answer);
    for (const node of nodes) if (node?.id !== undefined) missing.delete(node.id);
  }
  return missing;
}

import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindGiftCardByCode($code: String!) {
    giftCards(first: 5, query: $code) {
      nodes { id lastCharacters note }
    }
  }
`;

const answer = z.object({
  giftCards: z.object({
    nodes: z.array(z.object({ id: z.string(), lastCharacters: z.string(), note: z.string().nullable() })),
  }),
});

/**
 * The gift card with this code; null when the search does not know it, or not yet: it lags behind. Shopify shows nobody
 * a whole code again, but finds its card by it.
 */
export async function findGiftCardByCode(
  admin: AdminApi,
  code: string,
): Promise<{ id: string; note: string | null } | null> {
  const { giftCards } = await admin.ask(document, { code }, answer);
  const end = code.slice(-4).toLowerCase();
  return giftCards.nodes.find(({ lastCharacters }) => lastCharacters.toLowerCase() === end) ?? null;
}

import { z } from 'zod';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal } from './user-error.ts';

/** Shopify sets so many in one call, all of them or none. */
export const mostMetafields = 25;

const document = `#graphql
  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors { code field message }
    }
  }
`;

const userErrorSchema = z.object({
  code: z.string().nullable(),
  field: z.array(z.string()).nullable(),
  message: z.string(),
});
const answer = z.object({ metafieldsSet: z.object({ userErrors: z.array(userErrorSchema) }) });

/** A metafield that only this app can change. */
export interface AppMetafield {
  ownerId: string;
  namespace: string;
  key: string;
  type: 'json' | 'boolean';
  value: unknown;
}

/**
 * Writes metafields in one call; writing the same twice is the same as once. Where the record that should carry one is
 * gone, nothing was written, and the answer says whose.
 */
export async function setMetafields(
  admin: AdminApi,
  metafields: AppMetafield[],
): Promise<{ ok: true } | { refused: 'owners_gone'; ownerIds: string[] }> {
  const input = metafields.map((metafield) => ({ ...metafield, value: JSON.stringify(metafield.value) }));
  const { userErrors } = (await admin.ask(document, { metafields: input }, answer)).metafieldsSet;
  if (userErrors.length === 0) return { ok: true };
  const gone = userErrors.flatMap(({ code, field }) => {
    const [, index, name] = field ?? [];
    return code === 'INVALID' && name === 'ownerId' ? (metafields[Number(index)]?.ownerId ?? []) : [];
  });
  if (gone.length < userErrors.length) throw new UnexpectedRefusal('metafieldsSet', userErrors);
  return { refused: 'owners_gone', ownerIds: gone };
}

import { z } from 'zod';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors { code message }
    }
  }
`;

const answer = z.object({ metafieldsSet: z.object({ userErrors: userErrorsSchema }) });

/** Writes a JSON metafield that only this app can change. Writing the same twice is the same as once. */
export async function setJsonMetafield(
  admin: AdminApi,
  metafield: { ownerId: string; namespace: string; key: string; value: unknown },
): Promise<void> {
  const { metafieldsSet } = await admin.ask(
    document,
    {
      metafields: [
        {
          ownerId: metafield.ownerId,
          namespace: metafield.namespace,
          key: metafield.key,
          type: 'json',
          value: JSON.stringify(metafield.value),
        },
      ],
    },
    answer,
  );
  if (metafieldsSet.userErrors.length > 0) throw new UnexpectedRefusal('metafieldsSet', metafieldsSet.userErrors);
}

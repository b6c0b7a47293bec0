import { z } from 'zod';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal } from './user-error.ts';

const document = `#graphql
  mutation RemoveCustomerTags($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) {
      node { id }
      userErrors { message }
    }
  }
`;

const answer = z.object({
  tagsRemove: z.object({
    node: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/** Takes tags off a customer. Safe to repeat; a customer who is gone has none. */
export async function removeCustomerTags(admin: AdminApi, customerId: string, tags: string[]): Promise<void> {
  const { tagsRemove: removed } = await admin.ask(document, { id: customerId, tags }, answer);
  const isGone =
    removed.node === null && removed.userErrors.some(({ message }) => /not exist|not found/i.test(message));
  if (removed.node === null && !isGone)
    throw new UnexpectedRefusal(
      'tagsRemove',
      removed.userErrors.map(({ message }) => ({ code: null, message })),
    );
}

import { z } from 'zod';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal } from './user-error.ts';

const document = `#graphql
  mutation AddCustomerTags($customerId: ID!, $tags: [String!]!) {
    tagsAdd(id: $customerId, tags: $tags) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  tagsAdd: z.object({
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

/** Adds tags to a customer; those that are there already stay as they are. */
export async function addCustomerTags(
  admin: AdminApi,
  customerId: string,
  tags: string[],
): Promise<{ ok: true } | { refused: string }> {
  const { userErrors } = (await admin.ask(document, { customerId, tags }, answer)).tagsAdd;
  const [first] = userErrors;
  if (first === undefined) return { ok: true };
  // These errors have no code. One that names a field is about the customer or the tag; any other is Shopify's own.
  if (first.field !== null) return { refused: first.message };
  throw new UnexpectedRefusal(
    'tagsAdd',
    userErrors.map(({ message }) => ({ code: null, message })),
  );
}

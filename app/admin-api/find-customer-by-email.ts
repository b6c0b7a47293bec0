import { z } from 'zod';
import type { CustomerGid } from '#app/domain/ids.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindCustomerByEmail($email: String!) {
    customerByIdentifier(identifier: { emailAddress: $email }) { id }
  }
`;

const answer = z.object({
  customerByIdentifier: z.object({ id: z.templateLiteral(['gid://shopify/Customer/', z.string()]) }).nullable(),
});

/** The customer whose address this is, as Shopify compares addresses; null for none. */
export async function findCustomerByEmail(admin: AdminApi, email: string): Promise<CustomerGid | null> {
  return (await admin.ask(document, { email }, answer)).customerByIdentifier?.id ?? null;
}

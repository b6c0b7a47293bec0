import { z } from 'zod';
import type { CustomerGid } from '#app/domain/ids.ts';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal } from './user-error.ts';

const document = `#graphql
  mutation CreateCustomer($customer: CustomerInput!) {
    customerCreate(input: $customer) {
      customer { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  customerCreate: z.object({
    customer: z.object({ id: z.templateLiteral(['gid://shopify/Customer/', z.string()]) }).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

/**
 * Makes a customer of an address, and nothing else: no marketing consent, no mail from Shopify. Refused when Shopify does
 * not like the address, or somebody has it by now: these errors have no code, so the caller looks again.
 */
export async function createCustomer(
  admin: AdminApi,
  email: string,
): Promise<{ ok: true; id: CustomerGid } | { refused: string }> {
  const { customer, userErrors } = (await admin.ask(document, { customer: { email } }, answer)).customerCreate;
  if (customer !== null) return { ok: true, id: customer.id };
  const [first] = userErrors;
  if (first?.field?.includes('email')) return { refused: first.message };
  throw new UnexpectedRefusal(
    'customerCreate',
    userErrors.map(({ message }) => ({ code: null, message })),
  );
}

import { z } from 'zod';
import type { CustomerGid } from '#app/domain/ids.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindCustomer($id: ID!) {
    customer(id: $id) {
      firstName
      locale
      defaultEmailAddress { emailAddress }
    }
  }
`;

const answer = z.object({
  customer: z
    .object({
      firstName: z.string().nullable(),
      locale: z.string(),
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    })
    .nullable(),
});

/** A customer as far as an invite needs to know them. */
export interface ShopCustomer {
  firstName: string;
  locale: string;
  email: string | null;
}

/** Null when there is no such customer. */
export async function findCustomer(admin: AdminApi, id: CustomerGid): Promise<ShopCustomer | null> {
  const { customer } = await admin.ask(document, { id }, answer);
  return customer === null
    ? null
    : {
        firstName: customer.firstName ?? '',
        locale: customer.locale,
        email: customer.defaultEmailAddress?.emailAddress ?? null,
      };
}

import { z } from 'zod';
import type { CustomerGid } from '#app/domain/ids.ts';
import type { PersonDetails } from '#app/domain/person/person-details.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindCustomer($id: ID!, $segmentIds: [ID!]!, $segments: Boolean!) {
    customer(id: $id) {
      firstName
      lastName
      locale
      numberOfOrders
      tags
      defaultEmailAddress { emailAddress }
      defaultPhoneNumber { phoneNumber }
      defaultAddress { countryCodeV2 zip city address1 address2 }
    }
    customerSegmentMembership(customerId: $id, segmentIds: $segmentIds) @include(if: $segments) {
      memberships { segmentId isMember }
    }
  }
`;

const answer = z.object({
  customer: z
    .object({
      firstName: z.string().nullable(),
      lastName: z.string().nullable(),
      locale: z.string(),
      numberOfOrders: z.string(),
      tags: z.array(z.string()),
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
      defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
      defaultAddress: z
        .object({
          countryCodeV2: z.string().nullable(),
          zip: z.string().nullable(),
          city: z.string().nullable(),
          address1: z.string().nullable(),
          address2: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  customerSegmentMembership: z
    .object({ memberships: z.array(z.object({ segmentId: z.string(), isMember: z.boolean() })) })
    .optional(),
});

/** A customer as far as an invite needs to know them. */
export interface ShopCustomer {
  firstName: string;
  lastName: string;
  locale: string;
  details: PersonDetails;
  facts: AdvocateFacts;
}

/** Null when there is no such customer. Only the segments that are asked for are looked at. */
export async function findCustomer(
  admin: AdminApi,
  id: CustomerGid,
  segmentIds: readonly string[] = [],
): Promise<ShopCustomer | null> {
  const { customer, customerSegmentMembership } = await admin.ask(
    document,
    { id, segmentIds, segments: segmentIds.length > 0 },
    answer,
  );
  if (customer === null) return null;
  const address = customer.defaultAddress;
  const memberships = customerSegmentMembership?.memberships ?? [];
  return {
    firstName: customer.firstName ?? '',
    lastName: customer.lastName ?? '',
    locale: customer.locale,
    details: {
      email: customer.defaultEmailAddress?.emailAddress ?? null,
      phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
      address:
        address === null
          ? null
          : {
              country: address.countryCodeV2,
              zip: address.zip,
              city: address.city,
              line1: address.address1,
              line2: address.address2,
            },
    },
    facts: {
      // A count beyond exact numbers is still more than any program asks for.
      orderCount: Math.min(Number(customer.numberOfOrders), 2 ** 31 - 1),
      tags: customer.tags,
      segmentIds: memberships.filter(({ isMember }) => isMember).map(({ segmentId }) => segmentId),
    },
  };
}

import { GraphQLError } from 'graphql';
import { gid, idOf } from '../world/ids.ts';
import { InvalidSegmentQuery } from '../world/segment-query.ts';
import { customersMatching, isInSegment } from '../world/segments.ts';
import type { Customer } from '../world/types.ts';
import { byId } from './by-id.ts';
import { connection, type PageArgs } from './connection.ts';
import type { AdminContext, View } from './context.ts';
import { notModeled } from './resolve-field.ts';
import { search } from './search.ts';
import { sorted } from './sort.ts';
import { countView } from './views/product.ts';
import { segmentMemberView, segmentView } from './views/segment.ts';

interface MemberArgs extends PageArgs {
  segmentId?: string | null;
  query?: string | null;
  queryId?: string | null;
  sortKey?: string | null;
  timezone?: string | null;
}

/** Segments and who is in them. Membership is worked out when it is asked for; at Shopify it may be a little old. */
export const segmentQueries = {
  segment: byId('Segment'),
  segments: (args: PageArgs & { query?: string | null; sortKey: string }, { shop }: AdminContext) =>
    connection(
      'Segment',
      sorted(
        search(shop.segments, args.query, {
          fields: { id: ({ id }) => id, name: ({ name }) => name },
          text: ({ name }) => [name],
        }),
        args.sortKey,
        { CREATION_DATE: ({ createdAt }) => createdAt, LAST_EDIT_DATE: ({ updatedAt }) => updatedAt },
      ),
      args,
      ({ id }) => id,
      segmentView,
    ),
  segmentsCount: ({ limit }: { limit?: number | null }, { shop }: AdminContext) =>
    countView(shop.segments.length, limit),

  customerSegmentMembers: (args: MemberArgs, context: AdminContext): View => {
    for (const name of ['queryId', 'sortKey', 'timezone'] as const) {
      if (args[name]) throw notModeled(`QueryRoot.customerSegmentMembers(${name}:)`);
    }
    const members = membersOf(context, args);
    const page = connection(
      'CustomerSegmentMember',
      members,
      args,
      ({ id }) => id,
      (customer) => segmentMemberView(context, customer),
    );
    return { ...page, totalCount: members.length };
  },

  customerSegmentMembership: (
    { customerId, segmentIds }: { customerId: string; segmentIds: string[] },
    context: AdminContext,
  ): View => ({
    __typename: 'SegmentMembershipResponse',
    memberships: segmentIds.flatMap((segmentId): View[] => {
      const segment = context.shop.segments.find(({ id }) => id === idOf(segmentId));
      if (!segment) return [];
      const customer = context.shop.customers.find(({ id }) => gid('Customer', id) === customerId);
      const isMember = customer !== undefined && isInSegment(context.shop, segment.id, customer, context.sandbox.now());
      return [{ __typename: 'SegmentMembership', segmentId: gid('Segment', segment.id), isMember }];
    }),
  }),
};

function membersOf({ shop, sandbox }: AdminContext, { segmentId, query }: MemberArgs): Customer[] {
  const segment = shop.segments.find(({ id }) => gid('Segment', id) === segmentId);
  if (segmentId && !segment) {
    throw new GraphQLError('The segment could not be found.', { extensions: { code: 'RESOURCE_NOT_FOUND' } });
  }
  try {
    return customersMatching(shop, query ?? segment?.query ?? '', sandbox.now());
  } catch (error) {
    if (error instanceof InvalidSegmentQuery) {
      throw new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } });
    }
    throw error;
  }
}

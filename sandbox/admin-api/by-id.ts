import { GraphQLError } from 'graphql';
import type { AdminContext, View } from './context.ts';
import { findNode } from './node.ts';

/** `Query.x(id:)` for one kind: another kind's id is an error, an unknown one is null. */
export function byId(kind: string) {
  return ({ id }: { id: string }, context: AdminContext): View | null => {
    if (!id.startsWith(`gid://shopify/${kind}/`)) throw invalidId(id);
    return findNode(context, id);
  };
}

export function invalidId(id: string): GraphQLError {
  return new GraphQLError(`Invalid id: ${id}`, { extensions: { code: 'RESOURCE_NOT_FOUND' } });
}

import { GraphQLError } from 'graphql';
import type { View } from './context.ts';

const MAX_PAGE = 250;

/** The arguments every connection takes. */
export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** A page of things in the shape of a Relay connection. `typeName` is the node's type. */
export function connection<Item>(
  typeName: string,
  items: readonly Item[],
  args: PageArgs,
  idOfItem: (item: Item) => string,
  view: (item: Item) => View,
): View {
  const size = pageSize(args);
  const ordered = args.reverse ? [...items].reverse() : items;
  const from = args.after ? positionOf(ordered, args.after, idOfItem) + 1 : 0;
  const until = args.before ? positionOf(ordered, args.before, idOfItem) : ordered.length;
  const start = args.last ? Math.max(from, until - size) : from;
  const end = args.last ? until : Math.min(until, from + size);
  const page = ordered.slice(start, end);
  const edges = page.map((item) => ({
    __typename: `${typeName}Edge`,
    cursor: cursorOf(idOfItem(item)),
    node: view(item),
  }));
  return {
    __typename: `${typeName}Connection`,
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      __typename: 'PageInfo',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: end < ordered.length,
      hasPreviousPage: start > 0,
    },
  };
}

function pageSize({ first, last }: PageArgs): number {
  if ((first ?? null) === null && (last ?? null) === null) {
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  }
  const size = first ?? last ?? 0;
  if (size < 0 || size > MAX_PAGE) {
    throw new GraphQLError(`${first === size ? 'first' : 'last'} must be between 0 and ${MAX_PAGE}`, {
      extensions: { code: 'BAD_REQUEST' },
    });
  }
  return size;
}

function cursorOf(id: string): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString('base64url');
}

function positionOf<Item>(items: readonly Item[], cursor: string, idOfItem: (item: Item) => string): number {
  const position = items.findIndex((item) => cursorOf(idOfItem(item)) === cursor);
  if (position < 0) throw new GraphQLError(`Invalid cursor: ${cursor}`, { extensions: { code: 'BAD_REQUEST' } });
  return position;
}

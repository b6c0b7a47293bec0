import { GraphQLError } from 'graphql';

const MAX_INPUT_SIZE = 250;

/** Shopify takes no list of more than 250 items in any input. */
export function refuseLongLists(input: unknown): void {
  if (Array.isArray(input) && input.length > MAX_INPUT_SIZE) {
    throw new GraphQLError(
      `The input array size of ${input.length} is greater than the maximum allowed of ${MAX_INPUT_SIZE}.`,
      { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
    );
  }
  if (typeof input === 'object' && input !== null) Object.values(input).forEach(refuseLongLists);
}

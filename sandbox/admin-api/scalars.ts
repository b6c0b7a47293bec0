import { GraphQLError } from 'graphql';

interface Scalar {
  /** From JSON variables or from the text of a literal; answers the form the world stores. */
  parse(value: unknown): string;
}

function accepting(name: string, pattern: RegExp, normalize: (text: string) => string = (text) => text): Scalar {
  return {
    parse(value) {
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text !== 'string' || !pattern.test(text)) {
        throw new GraphQLError(`Could not coerce value ${JSON.stringify(value)} to ${name}`);
      }
      return normalize(text);
    },
  };
}

const decimal = accepting('Decimal', /^-?\d+(\.\d+)?$/);

function toTimestamp(text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new GraphQLError(`Could not coerce value ${JSON.stringify(text)} to DateTime`);
  return date.toISOString().replace('.000Z', 'Z');
}

/** The scalars that inputs use here. Others pass through as they come. */
export const SCALARS: Record<string, Scalar> = {
  Decimal: decimal,
  Money: decimal,
  UnsignedInt64: accepting('UnsignedInt64', /^\d+$/),
  // Shopify reads a date without a time or a zone as UTC.
  DateTime: accepting('DateTime', /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/, (text) =>
    toTimestamp(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.includes('T') ? text : `${text}T00:00:00`}Z`),
  ),
};

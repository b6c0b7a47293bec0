/**
 * Parses JSON without losing digits: an integer too large for a number stays the text it was. Shopify's ids are
 * 64-bit and a plain JSON.parse rounds them beyond 2^53.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value,
  );
}

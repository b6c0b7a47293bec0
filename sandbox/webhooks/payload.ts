/**
 * Shopify's ids are 64-bit: a number beyond 2^53 would lose digits. Bodies hold such ids as `JSON.rawJSON`, which
 * stringifies to the exact digits; TypeScript's library does not know these functions yet.
 */
const json = JSON as Omit<typeof JSON, 'parse'> & {
  isRawJSON(value: unknown): boolean;
  rawJSON(text: string): unknown;
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
};

/** JSON.parse that keeps the digits of integers a JavaScript number cannot hold. */
export function parseExactly(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
      ? json.rawJSON(source)
      : value,
  );
}

/** The bytes of a webhook: only the subscription's include_fields when it names some, in the body's own order. */
export function webhookPayload(body: unknown, includeFields: string[] | null): string {
  return JSON.stringify(
    includeFields === null
      ? body
      : pick(
          body,
          includeFields.map((field) => field.split('.')),
        ),
  );
}

/** A field path goes through lists: `line_items.id` keeps the id of every line. */
function pick(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, paths));
  if (value === null || typeof value !== 'object' || json.isRawJSON(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const matching = paths.filter((path) => path[0] === key).map((path) => path.slice(1));
    if (matching.length === 0) continue;
    kept[key] = matching.some((rest) => rest.length === 0) ? child : pick(child, matching);
  }
  return kept;
}

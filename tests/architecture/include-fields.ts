/**
 * A webhook's body as far as we may see it: Shopify leaves out everything that `include_fields` does not name. A field's
 * path goes through lists: `line_items.id` keeps the id of every line.
 */
export function keepFields(body: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const names = [...new Set(fields.map((field) => field.split('.')[0] ?? ''))];
  const kept = names
    .filter((name) => name in body)
    .map((name) => {
      const inner = fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
      return [name, fields.includes(name) ? body[name] : keepInner(body[name], inner)];
    });
  return Object.fromEntries(kept) as Record<string, unknown>;
}

function keepInner(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => keepInner(item, fields));
  return isRecord(value) ? keepFields(value, fields) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Compares `include_fields` with what the parser makes of whole bodies: a field is missing when leaving the others out
 * changes the result, and surplus when leaving it out changes none.
 */
export function compareFields(
  parse: (body: string) => unknown,
  bodies: readonly Record<string, unknown>[],
  fields: readonly string[],
): string[] {
  const results = (kept: readonly string[]) => bodies.map((body) => attempt(parse, keepFields(body, kept)));
  const whole = JSON.stringify(bodies.map((body) => attempt(parse, body)));
  if (JSON.stringify(results(fields)) !== whole) return ['the parser reads a field that include_fields does not name'];
  return fields
    .filter((field) => JSON.stringify(results(fields.filter((other) => other !== field))) === whole)
    .map((field) => `${field} is asked for and never read`);
}

function attempt(parse: (body: string) => unknown, body: Record<string, unknown>): unknown {
  try {
    return JSON.parse(
      JSON.stringify(parse(JSON.stringify(body)), (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      ),
    );
  } catch {
    return 'refused';
  }
}

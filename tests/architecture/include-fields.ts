/** A webhook's body as far as we may see it: Shopify leaves out everything that `include_fields` does not name. */
export function keepFields(body: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name = '', ...inner] of fields.map((field) => field.split('.'))) {
    const value = body[name];
    if (inner.length === 0 || !isRecord(value)) kept[name] = value;
    else kept[name] = { ...(isRecord(kept[name]) ? kept[name] : {}), ...keepFields(value, [inner.join('.')]) };
  }
  return kept;
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

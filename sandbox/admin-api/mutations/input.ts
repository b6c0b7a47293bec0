/** An input object as graphql coerced it: the schema has checked names and types already. */
export type Input = Record<string, unknown>;

/** The input object under a name, or undefined when it was left out or null. */
export function at(input: Input, name: string): Input | undefined {
  const value = input[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** The list of ids under a name. */
export function idsAt(input: Input | undefined, name: string): string[] {
  const value = input?.[name];
  return Array.isArray(value) ? value.map(String) : [];
}

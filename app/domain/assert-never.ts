/** Makes the compiler ask for the missing case; reached only when data broke its own type. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

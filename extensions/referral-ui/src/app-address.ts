/**
 * Where the app answers. An extension cannot read an environment: Shopify's CLI puts APP_URL of the build's in the place of
 * the expression, and the tunnel's address in `shopify app dev`. Null in a build without one, where nothing can be asked.
 */
export function appAddress(): string | null {
  try {
    return process.env.APP_URL?.replace(/\/$/, '') ?? null;
  } catch {
    // Nothing was put in, and extensions know no `process`.
    return null;
  }
}

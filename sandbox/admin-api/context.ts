import type { Sandbox } from '../world/sandbox.ts';
import type { Installation, Shop } from '../world/types.ts';

/** What one request of the app knows: whose shop, and with which permission. */
export interface AdminContext {
  sandbox: Sandbox;
  shop: Shop;
  installation: Installation;
}

/**
 * An object as GraphQL shows it. A field that is not in it has no state behind it and fails loudly; a function is
 * called with the field's arguments when the field is asked for.
 */
export interface View {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

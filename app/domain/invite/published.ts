/**
 * What the storefront knows without asking us: two metafields that the theme's blocks read. Changing a shape here means
 * changing extensions/referral-theme with it; a test in app/storefront/contract.test.ts holds the two together.
 */

/** `app.metafields.ricochet.program`: what the running program offers. Public. */
export interface PublishedProgram {
  /** False shows nothing: no program is running. */
  active: boolean;
  /** Where the app proxy answers in this shop, such as `/apps/ricochet`. */
  invitePath: string;
  /** What it offers, by language: `en`, `fr`. */
  texts: Record<string, PublicText>;
}

/** Phrases that stand inside the theme's sentences; null where there is nothing to say. */
export interface PublicText {
  /** What a friend gets, such as `10% off`. */
  friend: string | null;
  /** What an advocate gets for a friend. */
  advocate: string | null;
  /** What the friend's order must come to. */
  minimum: string | null;
}

/** `customer.metafields['$app:ricochet'].invite`: seen by the customer alone. */
export interface PublishedInvite {
  code: string;
}

/** Where the two are kept. */
export const publishedProgramMetafield = { namespace: 'ricochet', key: 'program' } as const;
export const publishedInviteMetafield = { namespace: '$app:ricochet', key: 'invite' } as const;

/**
 * What the storefront knows without asking us: metafields that the theme's blocks read. Changing a shape here means
 * changing extensions/referral-theme with it; a test in app/storefront/contract.test.ts holds the two together.
 */

/** `app.metafields.ricochet.program`: what the running program offers. Public. */
export interface PublishedProgram {
  /** False shows nothing: no program is running. */
  active: boolean;
  /** Whether somebody without an account may join by e-mail. */
  joinByEmail: boolean;
  /** How many friends were welcomed, when the program shows it and there are enough to show; null otherwise. */
  welcomed: number | null;
  /** Where the app proxy answers in this shop, such as `/apps/ricochet`. */
  invitePath: string;
  /** What it offers, by language: `en`, `fr`. */
  texts: Record<string, PublicText>;
}

/** Fewer welcomed friends than this are not shown: a small number speaks against a young program. */
export const fewestWelcomed = 10;
/** From here on they are not counted any further, and the number is told as “more than”. */
export const mostWelcomed = 10_000;

/** Phrases that stand inside the theme's sentences; null where there is nothing to say. */
export interface PublicText {
  /** What a friend gets, such as `10% off`. */
  friend: string | null;
  /** What an advocate gets for a friend. */
  advocate: string | null;
  /** What the friend's order must come to. */
  minimum: string | null;
  /** What advocates send, where the merchant put it in their own words; the theme's words otherwise. */
  messages?: PublicMessages;
}

/** Pieces of messages, with `[shop]`, `[product]`, `[friend]` and `[link]` where the theme puts those in. */
export const publicMessages = [
  'subject',
  'shop',
  'product',
  'short_shop',
  'short_product',
  'offer',
  'link',
  'offer_beside',
] as const;
export type PublicMessages = Partial<Record<(typeof publicMessages)[number], string>>;

/** `customer.metafields['$app:ricochet'].invite`: seen by the customer alone. */
export interface PublishedInvite {
  code: string;
  figures: AdvocateFigures;
}

/** What an advocate's invite has brought so far. */
export interface AdvocateFigures {
  shares: number;
  visits: number;
  claims: number;
  /** Friends whose order counted, and still does. */
  friends: number;
  /** Rewards that were handed out and not taken back whole. */
  rewards: number;
  /** Rewards and referrals that wait. */
  waiting: number;
}

/** Where they are kept. `active` repeats the program's own as a plain boolean, for the blocks' `available_if`. */
export const publishedProgramMetafield = { namespace: 'ricochet', key: 'program' } as const;
export const publishedActiveMetafield = { namespace: 'ricochet', key: 'active' } as const;
export const publishedInviteMetafield = { namespace: '$app:ricochet', key: 'invite' } as const;

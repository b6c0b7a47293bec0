import type { PostalAddress } from './fold-address.ts';

/** What somebody told the shop about themselves. It is compared by keyed hashes and never kept in the clear. */
export interface PersonDetails {
  email: string | null;
  phone: string | null;
  address: PostalAddress | null;
}

/** Where a request came from, as far as it says. */
export interface RequestOrigin {
  /** Address on the internet. */
  ip: string | null;
  userAgent: string | null;
  acceptLanguage: string | null;
}

/** For work that no shopper's request stands behind. */
export const noOrigin: RequestOrigin = { ip: null, userAgent: null, acceptLanguage: null };

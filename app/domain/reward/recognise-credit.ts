import type { Money } from '../money.ts';

/** A credit on a customer's account, as Shopify shows it. */
export interface StoreCredit {
  id: string;
  amount: Money;
  createdAt: Date;
  expiresAt: Date | null;
}

/** A credit that Shopify was asked for without an answer, and what the account shows now. */
export interface LostCredit {
  amount: Money;
  /** Its fingerprint: the second at which it expires is its own; null for credit that never does. */
  expiresAt: Date | null;
  /** When it was last asked for. */
  sentAt: Date;
  /** The newest credit of the account before it was first asked for; empty when there was none. */
  seenBefore: string;
  /** Newest first. */
  credits: StoreCredit[];
  /** Whether the account has no older ones. */
  isWhole: boolean;
  /** Credits that are known to be other rewards. */
  knownIds: ReadonlySet<string>;
}

export type Recognised = { kind: 'ours'; id: string } | { kind: 'none' } | { kind: 'unclear'; candidates: string[] };

/** Two clocks, ours and Shopify's, may differ by as much; a call that long ago has ended. */
const clockToleranceMs = 5 * 60 * 1000;
/** Should Shopify keep the day only, an expiry is moved by less than this. */
const roundingMs = 36 * 60 * 60 * 1000;

/**
 * Whether a credit whose answer was lost is on the account. Paying twice is worse than asking the merchant: what could be
 * ours and cannot be told from something else is never taken for "not there".
 */
export function recogniseCredit(lost: LostCredit): Recognised {
  const mark = lost.credits.findIndex(({ id }) => id === lost.seenBefore);
  const since = mark === -1 ? lost.credits : lost.credits.slice(0, mark);
  const candidates = since.filter((credit) => couldBeOurs(credit, lost));
  const exact = candidates.filter(({ expiresAt }) => expiresAt?.getTime() === lost.expiresAt?.getTime());
  const isCutOff = mark === -1 && !lost.isWhole;
  const [only] = exact;
  if (only !== undefined && exact.length === 1 && !isCutOff) return { kind: 'ours', id: only.id };
  if (candidates.length === 0 && !isCutOff) return { kind: 'none' };
  return { kind: 'unclear', candidates: candidates.map(({ id }) => id) };
}

function couldBeOurs(credit: StoreCredit, lost: LostCredit): boolean {
  if (lost.knownIds.has(credit.id)) return false;
  if (credit.amount.currency !== lost.amount.currency || credit.amount.amountMinor !== lost.amount.amountMinor)
    return false;
  if (credit.createdAt.getTime() > lost.sentAt.getTime() + clockToleranceMs) return false;
  if (credit.expiresAt === null || lost.expiresAt === null) return credit.expiresAt === lost.expiresAt;
  return Math.abs(credit.expiresAt.getTime() - lost.expiresAt.getTime()) < roundingMs;
}

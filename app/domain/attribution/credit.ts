/** A code on the order that some claim handed out. */
export interface ClaimedCode<Claim> {
  code: string;
  claim: Claim & { claimedAt: Date };
}

/** What the evidence credits: the claim behind the friend code that was used, or nobody. */
export type Credit<Claim> = { kind: 'credited'; code: string; claim: Claim } | { kind: 'nobody' };

/**
 * Whom an order is credited to. Only friend codes speak here. When an order carries several, the program says whether the
 * first or the last claim wins; when they are of several programs, the program of the last claim says it.
 */
export function decideCredit<Claim>(claimedCodes: ClaimedCode<Claim>[], wins: 'last' | 'first'): Credit<Claim> {
  const sorted = claimedCodes.toSorted(byClaim);
  const winner = sorted.at(wins === 'last' ? -1 : 0);
  return winner === undefined ? { kind: 'nobody' } : { kind: 'credited', code: winner.code, claim: winner.claim };
}

/** The claim whose program says which one wins; null when the order carries no friend code. */
export function findLastClaim<Claim>(claimedCodes: ClaimedCode<Claim>[]): Claim | null {
  return claimedCodes.toSorted(byClaim).at(-1)?.claim ?? null;
}

/** Two claims of one moment are told apart by their codes, so that the answer never depends on the order of a list. */
function byClaim(one: ClaimedCode<unknown>, other: ClaimedCode<unknown>): number {
  const later = one.claim.claimedAt.getTime() - other.claim.claimedAt.getTime();
  return later !== 0 ? later : one.code < other.code ? -1 : 1;
}

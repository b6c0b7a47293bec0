/** A code on the order that some claim handed out. */
export interface ClaimedCode<Claim> {
  code: string;
  claim: Claim & { claimedAt: Date };
}

/** What the evidence credits: the claim behind the friend code that was used, or nobody. */
export type Credit<Claim> = { kind: 'credited'; code: string; claim: Claim } | { kind: 'nobody' };

/**
 * Whom an order is credited to. Only friend codes speak here; when an order carries several, the last claim wins.
 */
export function decideCredit<Claim>(claimedCodes: ClaimedCode<Claim>[]): Credit<Claim> {
  const last = claimedCodes.reduce<ClaimedCode<Claim> | null>(
    (latest, candidate) => (latest === null || candidate.claim.claimedAt > latest.claim.claimedAt ? candidate : latest),
    null,
  );
  return last === null ? { kind: 'nobody' } : { kind: 'credited', code: last.code, claim: last.claim };
}

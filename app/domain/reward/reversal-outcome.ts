/** What became of an attempt to take a part of a reward out of Shopify. */
export type ReversalOutcome =
  /** So much could be taken at most (in the reward's units); what was asked beyond it is owed. */
  | { kind: 'taken'; mostMinor: bigint; effectId: string | null }
  /** It was never used, and cannot be any more. */
  | { kind: 'unused' }
  /** Nothing can be said yet. */
  | { kind: 'later'; at: Date }
  /** Nobody can know whether it was taken. */
  | { kind: 'unclear' };

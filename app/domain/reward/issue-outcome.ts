/**
 * What an attempt to give a reward came to. `refused`: Shopify said no for a reason that a person can put right. `unclear`:
 * nobody can know whether it happened. `later`: it is too early to try.
 */
export type IssueOutcome =
  | { kind: 'issued'; effectId: string | null }
  | { kind: 'refused'; said: string }
  | { kind: 'unclear'; facts: Record<string, string> }
  | { kind: 'later'; at: Date };

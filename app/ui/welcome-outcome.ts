import type { ProgramRefusal, Problems } from './program-outcome.ts';

/** What a step of the guide may answer but going on. */
export type WelcomeOutcome =
  { refused: 'invalid' | 'unsupported'; problems: Problems } | { refused: ProgramRefusal } | { done: true };

export function problemsOf(outcome: WelcomeOutcome | undefined): Problems {
  return outcome !== undefined && 'problems' in outcome ? outcome.problems : {};
}

import { inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { foldName } from '#app/domain/person/fold-name.ts';

/** What somebody may be guessing at who types in a code or a name. */
export type GuessKind = 'unknown_invite' | 'unknown_name';

/**
 * What a typed text is looked up as: a code, a full name, or first the one and then the other. Nothing for what can be
 * neither.
 */
export function guessKinds(typed: string): GuessKind[] {
  const canBeCode = inviteCodeSpellings(typed).length > 0;
  const canBeName = foldName(typed) !== null && !/\d/.test(typed);
  return [...(canBeCode ? (['unknown_invite'] as const) : []), ...(canBeName ? (['unknown_name'] as const) : [])];
}

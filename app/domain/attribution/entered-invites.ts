import { foldInviteCode, inviteCodeSpellings } from '../invite/invite-code.ts';

/** An invite that somebody typed in with an order: the codes that may be meant, the likeliest first, and where it stood. */
export interface EnteredInvite {
  codes: string[];
  place: 'attribute' | 'note';
}

/** As many as are looked at in one order. */
const most = 3;

/** Invites in attributes of the order that are called “invite code”, in whatever spelling. */
export function readInviteAttributes(attributes: readonly { name: string; value: string }[]): EnteredInvite[] {
  return attributes
    .filter(({ name }) => name.toLowerCase().replaceAll(/[\s_-]+/g, '') === 'invitecode')
    .map(({ value }): EnteredInvite => ({ codes: inviteCodeSpellings(value), place: 'attribute' }))
    .filter(({ codes }) => codes.length > 0)
    .slice(0, most);
}

/** Invites that staff wrote in the order's note: whatever follows the word “invite”, in one word or in two. */
export function readInviteNote(note: string): EnteredInvite[] {
  const said = note.slice(0, 2000).matchAll(/\binvite(?:[ _-]?code)?[ :=#]+([\p{L}\d\p{Pd}_]+)(?: +([\p{L}\d]+))?/giu);
  return [...said]
    .map(([, one = '', other]): EnteredInvite => ({ codes: readingsOf(one, other), place: 'note' }))
    .filter(({ codes }) => codes.length > 0)
    .slice(0, most);
}

function readingsOf(one: string, other: string | undefined): string[] {
  if (other === undefined) return inviteCodeSpellings(one);
  const both = `${one} ${other}`;
  const exact = foldInviteCode(both);
  const readings = [...(exact === null ? [] : [exact]), ...inviteCodeSpellings(one), ...inviteCodeSpellings(both)];
  return [...new Set(readings)];
}

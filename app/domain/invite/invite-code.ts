/** No vowels, so that no word appears by chance, and nothing that looks like something else. */
const alphabet = 'BCDFGHJKMNPQRSTVWXZ23456789';

/**
 * A code that can be said out loud: the first name and a short ending, `ADA-K7Q`. `chance` gives a number from 0 up to
 * but not including its argument. A longer ending is asked for when short ones are taken.
 */
export function makeInviteCode(firstName: string, endingLength: number, chance: (below: number) => number): string {
  const name = firstName
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 10);
  const ending = Array.from({ length: endingLength }, () => alphabet.charAt(chance(alphabet.length))).join('');
  return `${name === '' ? 'FRIEND' : name}-${ending}`;
}

/** How codes are compared: capitals, no spaces around, any dash. Null when it cannot be a code at all. */
export function foldInviteCode(text: string): string | null {
  const folded = text
    .normalize('NFKC')
    .trim()
    .replace(/[\u2010-\u2015\s_]+/g, '-')
    .toUpperCase();
  return /^[A-Z0-9-]{3,40}$/.test(folded) ? folded : null;
}

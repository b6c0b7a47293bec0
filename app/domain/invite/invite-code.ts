import { isRude } from './is-rude.ts';

/** No vowels, so that no word appears by chance, and nothing that looks like something else. */
const alphabet = 'BCDFGHJKMNPQRSTVWXZ23456789';

/** How long endings are, in the order in which they are tried: short ones first, longer ones where those are taken. */
export const endingLengths = [3, 3, 3, 4, 5, 6, 8, 10] as const;

/**
 * A code that can be said out loud: the first name and a short ending, `ADA-K7Q`. `chance` gives a number from 0 up to
 * but not including its argument. A name that is a rude word to somebody, alone or with the ending, is left out.
 */
export function makeInviteCode(firstName: string, endingLength: number, chance: (below: number) => number): string {
  const letters = firstName
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 10);
  const name = letters === '' || isRude(letters) ? 'FRIEND' : letters;
  const signs = Array.from({ length: endingLength }, () => chance(alphabet.length));
  // Every sign moves on until nobody could mind: no second throw, which might be the same one.
  for (let step = 0; step < alphabet.length; step += 1) {
    const ending = signs.map((sign) => alphabet.charAt((sign + step) % alphabet.length)).join('');
    const code = [`${name}-${ending}`, `FRIEND-${ending}`].find((each) => !isRude(each));
    if (code !== undefined) return code;
  }
  throw new Error('Every ending of this length is a rude word.');
}

/**
 * How codes are compared: capitals without accents, no spaces or punctuation around, any dash. Null when it cannot be a
 * code at all. What looks alike stays different: a merchant's own code may hold both O and 0.
 */
export function foldInviteCode(text: string): string | null {
  const folded = text
    .normalize('NFKD')
    // Accents, and what is there without being seen.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/^[\s.,;:!?'"()\p{Pi}\p{Pf}]+|[\s.,;:!?'"()\p{Pi}\p{Pf}]+$/gu, '')
    .replace(/[\p{Pd}\u2212\u2043\s_]+/gu, '-');
  return /^[A-Z0-9-]{3,40}$/.test(folded) ? folded : null;
}

/**
 * The codes that somebody may mean who typed this from memory or from what they heard, the likeliest first: `anna k7q`,
 * `annak7q` and `anna k 7 q` are all `ANNA-K7Q`. Without a dash, it may have stood anywhere. Empty for what can be no code.
 */
export function inviteCodeSpellings(text: string): string[] {
  const typed = foldInviteCode(text);
  if (typed === null) return [];
  const together = typed.replaceAll('-', '');
  const dashed = Array.from(together.slice(1), (_sign, at) => `${together.slice(0, at + 1)}-${together.slice(at + 1)}`);
  return [...new Set([typed, together, ...dashed])].filter((code) => code.length >= 3);
}

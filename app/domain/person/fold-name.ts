/**
 * How full names are compared: without accents, capitals, hyphens and apostrophes, in whatever order their words stand.
 * Null for fewer than two words: a first name alone says who somebody is to everybody.
 */
export function foldName(text: string): string | null {
  const words = text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length < 2 ? null : words.toSorted().join(' ');
}

import {
  englishDataset,
  englishRecommendedTransformers,
  parseRawPattern,
  RegExpMatcher,
  resolveLeetSpeakTransformer,
  toAsciiLowerCaseTransformer,
} from 'obscenity';

const { whitelistedTerms = [], ...english } = englishDataset.build();
const words = new RegExpMatcher({
  ...english,
  // Annalena and Annalisa are names like any other.
  whitelistedTerms: [...whitelistedTerms, 'annal'],
  ...englishRecommendedTransformers,
});

/** What people read into consonants alone. A list of words does not hold it, and names may: only in parts without vowels. */
const consonants = new RegExpMatcher({
  blacklistedTerms: ['btch', 'cnt', 'cvnt', 'dck', 'fck', 'fgt', 'fkn', 'fvck', 'kkk', 'ngr', 'psy', 'sht', 'wtf'].map(
    (word, id) => ({ id, pattern: parseRawPattern(word) }),
  ),
  blacklistMatcherTransformers: [resolveLeetSpeakTransformer(), toAsciiLowerCaseTransformer()],
});

/** Whether a code holds a rude English word, also with digits for letters (`5H1T`) or run together over its hyphens. */
export function isRude(code: string): boolean {
  const parts = code.split('-');
  return (
    [code, ...parts, parts.join('')].some((text) => words.hasMatch(text)) ||
    parts.some((part) => !/[aeiou]/i.test(part) && consonants.hasMatch(part))
  );
}

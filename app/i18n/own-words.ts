import { z } from 'zod';
import { checkWord, settleWord, type WordProblem } from './check-word.ts';
import { findEditableWord, ourWord } from './editable-words.ts';
import type { OwnWords, ShopperLocale } from './translate.ts';

export type WordProblems = Record<string, WordProblem>;

/** A language's texts as a browser sends them: as many and as long as our page can send. */
export const typedWordsSchema = z
  .record(z.string().max(100), z.string().max(5000))
  .refine((words) => Object.keys(words).length <= 300);

/**
 * Reads a language's texts as they were typed. What is empty, says what ours says, or is no text of ours is left out; what
 * cannot be taken is left out and told.
 */
export function settleWords(locale: ShopperLocale, typed: OwnWords): { own: OwnWords; problems: WordProblems } {
  const problems: WordProblems = {};
  const own: Record<string, string> = {};
  for (const [key, text] of Object.entries(typed)) {
    const word = findEditableWord(key);
    const settled = settleWord(text);
    if (word === null || settled === '' || settled === ourWord(word.key, locale)) continue;
    const problem = checkWord(word, settled);
    if (problem === null) own[key] = settled;
    else problems[key] = problem;
  }
  return { own, problems };
}

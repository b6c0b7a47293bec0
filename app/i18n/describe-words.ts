import { placeholdersOf } from './check-word.ts';
import { editableWords, ourWord, type EditableKey, type EditableWord, type WordGroup } from './editable-words.ts';
import type { ShopperLocale } from './translate.ts';

/** An editable text as its field shows it. */
export interface DescribedWord {
  key: EditableKey;
  most: number;
  /** How we put it. */
  ours: string;
  placeholders: string[];
  needs: readonly string[];
}

/** Every editable text in a language, by where people read it. */
export function describeWords(locale: ShopperLocale): { group: WordGroup; words: DescribedWord[] }[] {
  const groups = Object.entries(editableWords) as [WordGroup, readonly (EditableWord & { key: EditableKey })[]][];
  return groups.map(([group, words]) => ({
    group,
    words: words.map(({ key, most, needs = [] }) => {
      return { key, most, ours: ourWord(key, locale), placeholders: placeholdersOf({ key }), needs };
    }),
  }));
}

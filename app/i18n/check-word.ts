import { ourWord, type EditableWord } from './editable-words.ts';
import { shopperLocales } from './translate.ts';

/** Why a merchant's own text cannot be taken. */
export type WordProblem =
  | { problem: 'too_long'; most: number }
  | { problem: 'unknown_placeholder'; name: string; allowed: string[] }
  | { problem: 'missing_placeholder'; name: string }
  | { problem: 'broken_placeholder' }
  | { problem: 'markup' };

const placeholder = /\{\{([^{}]*)\}\}/g;

/** The placeholders that a text of ours knows: whatever any language puts in, every language may. */
export function placeholdersOf({ key }: Pick<EditableWord, 'key'>): string[] {
  const texts = shopperLocales.map((locale) => ourWord(key, locale));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = '']) => name)))];
}

/** A typed text as it is kept: one line, without what cannot be seen, placeholders written as ours are. */
export function settleWord(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(placeholder, (_whole, name: string) => `{{${name.trim()}}}`)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** What is wrong with a settled text; null when it can be used. Whoever shows it escapes it, whatever it holds. */
export function checkWord(word: EditableWord, text: string): WordProblem | null {
  if (text.length > word.most) return { problem: 'too_long', most: word.most };
  const allowed = placeholdersOf(word);
  const used = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  const unknown = used.find((name) => !allowed.includes(name));
  if (unknown !== undefined) return { problem: 'unknown_placeholder', name: unknown, allowed };
  const rest = text.replace(placeholder, '');
  if (/\{\{|\}\}/.test(rest)) return { problem: 'broken_placeholder' };
  if (/<[a-z/!?]|\{%|%\}/i.test(rest)) return { problem: 'markup' };
  const missing = word.needs?.find((name) => !used.includes(name));
  return missing === undefined ? null : { problem: 'missing_placeholder', name: missing };
}

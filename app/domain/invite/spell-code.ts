import { foldInviteCode } from './invite-code.ts';

/**
 * Every code that somebody may mean who heard one and types it in: `anna k7q`, `ANNA–K7Q` and `annak7q` are all
 * `ANNA-K7Q`. Without a dash, it may have stood anywhere. Empty for what can be no code.
 */
export function spellingsOf(text: string): string[] {
  const typed = text.slice(0, 100).normalize('NFKD').replace(/\p{M}/gu, '');
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (signs.length < 3 || signs.length > 40) return [];
  const asTyped = foldInviteCode(typed.replace(/[^\p{L}\p{N}]+/gu, ' '));
  const dashed = Array.from(
    { length: signs.length - 1 },
    (_, at) => `${signs.slice(0, at + 1)}-${signs.slice(at + 1)}`,
  );
  return [...new Set([...(asTyped === null ? [] : [asTyped]), signs, ...dashed])];
}

/** Why a view is not kept under a name. */
export type ViewRefusal = 'required' | 'too_long' | 'taken' | 'full' | 'not_found';

/** More tabs than this are a menu nobody reads. */
export const mostViews = 20;
export const longestViewName = 40;

/** A name that no other view of the list has, in whatever case, without space that nobody sees. */
export function parseViewName(
  typed: string,
  others: readonly { name: string }[],
): { name: string } | { refused: ViewRefusal } {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (name === '') return { refused: 'required' };
  if (Array.from(name).length > longestViewName) return { refused: 'too_long' };
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return isTaken ? { refused: 'taken' } : { name };
}

import { foldInviteCode } from './invite-code.ts';
import { isRude } from './is-rude.ts';

export const vanityCodeLength = { least: 3, most: 20 } as const;

export type VanityCodeProblem = 'required' | 'malformed' | 'wrong_length' | 'rude';

/**
 * Reads a code that a merchant chose for an advocate. Letters, digits and hyphens between them; what looks alike is theirs
 * to weigh, and stays different: `SUMMER-0` is not `SUMMER-O`.
 */
export function parseVanityCode(typed: string): { ok: true; code: string } | { refused: VanityCodeProblem } {
  if (typed.trim() === '') return { refused: 'required' };
  const signs = [...typed.trim()].length;
  if (signs < vanityCodeLength.least || signs > vanityCodeLength.most) return { refused: 'wrong_length' };
  const code = foldInviteCode(typed);
  if (code === null || !/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(code)) return { refused: 'malformed' };
  if (code.length < vanityCodeLength.least || code.length > vanityCodeLength.most) return { refused: 'wrong_length' };
  return isRude(code) ? { refused: 'rude' } : { ok: true, code };
}

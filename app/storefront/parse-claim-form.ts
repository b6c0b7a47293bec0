import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { isId, type VisitId } from '#app/domain/ids.ts';
import { claimFormSchema } from './contract.ts';

export interface ClaimForm {
  /** In its folded form. */
  invite: string;
  visit: VisitId;
}

/** Larger than any form of ours. */
const mostBytes = 4096;

/** Reads the landing page's form; null when it is no form, too large, or lacks a field. Nobody signs it. */
export async function parseClaimForm(request: Request): Promise<ClaimForm | null> {
  if (!(request.headers.get('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')) return null;
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) return null;
  const text = await request.text();
  if (text.length > mostBytes) return null;
  const fields = claimFormSchema.safeParse(Object.fromEntries(new URLSearchParams(text)));
  if (!fields.success) return null;
  const invite = foldInviteCode(fields.data.invite);
  const { visit } = fields.data;
  return invite !== null && isId('vi', visit) ? { invite, visit } : null;
}

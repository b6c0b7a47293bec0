import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { isId, type VisitId } from '#app/domain/ids.ts';
import { claimFormSchema, whoFormSchema } from './contract.ts';
import { readForm } from './read-form.ts';

export interface ClaimForm {
  /** In its folded form. */
  invite: string;
  visit: VisitId;
  /** As it was typed; empty for none. */
  email: string;
  mark: string;
}

/** Reads the landing page's form; null when it is no form, too large, or lacks a field. Nobody signs it. */
export async function parseClaimForm(request: Request): Promise<ClaimForm | null> {
  const fields = claimFormSchema.safeParse(await readForm(request));
  if (!fields.success) return null;
  const invite = foldInviteCode(fields.data.invite);
  const { visit, email, mark } = fields.data;
  return invite !== null && isId('vi', visit) ? { invite, visit, email, mark } : null;
}

/** What was typed in as an answer to “Who invited you?”; null when it is no form of ours. */
export async function parseWhoForm(request: Request): Promise<string | null> {
  return whoFormSchema.safeParse(await readForm(request)).data?.who ?? null;
}

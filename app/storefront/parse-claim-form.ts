import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { isId, type VisitId } from '#app/domain/ids.ts';
import { claimFormSchema, claimedFormSchema, whoFormSchema } from './contract.ts';
import { readForm } from './read-form.ts';

export interface ClaimForm {
  /** In its folded form. */
  invite: string;
  visit: VisitId;
  /** As it was typed; empty for none. */
  email: string;
  mark: string;
  /** Empty for none. */
  market: string;
}

/** Of somebody who claimed before, and whose cart alone knows it. */
export interface ClaimedForm {
  mark: string;
}

/** Reads the landing page's or the welcome bar's form; null when it is none of ours or too large. Nobody signs it. */
export async function parseClaimForm(request: Request): Promise<ClaimForm | ClaimedForm | null> {
  const sent = await readForm(request);
  const claimed = claimedFormSchema.safeParse(sent);
  if (claimed.success) return claimed.data;
  const fields = claimFormSchema.safeParse(sent);
  if (!fields.success) return null;
  const invite = foldInviteCode(fields.data.invite);
  const { visit, ...rest } = fields.data;
  return invite !== null && isId('vi', visit) ? { ...rest, invite, visit } : null;
}

/** What was typed in as an answer to “Who invited you?”; null when it is no form of ours. */
export async function parseWhoForm(request: Request): Promise<string | null> {
  return whoFormSchema.safeParse(await readForm(request)).data?.who ?? null;
}

import type { ReferralStatus } from '#app/db/referrals.ts';

/** How a page showed a referral when somebody pressed a button on it. */
export interface SeenReferral {
  status: ReferralStatus;
  /** Left out where a page shows only the status. */
  round?: number | undefined;
}

/** Whether a referral still is what the page showed: otherwise the verdict was about something else. */
export function isAsSeen(now: Required<SeenReferral>, seen: SeenReferral | undefined): boolean {
  if (seen === undefined) return true;
  return now.status === seen.status && (seen.round === undefined || now.round === seen.round);
}

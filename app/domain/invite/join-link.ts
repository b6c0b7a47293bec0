const millisecondsAnHour = 60 * 60 * 1000;

/** How long the link in the mail can be used. */
export const joinLinkHours = 48;
/** Somebody who asks again within this time has the mail on its way already. */
const sameAskMinutes = 10;

/** Since when a link that still works at `now` must have been sent. */
export function oldestJoinLink(now: Date): Date {
  return new Date(now.getTime() - joinLinkHours * millisecondsAnHour);
}

/** Whether a link is still good. One whose mail was written down as not sent yet is: it was opened before we came to it. */
export function isJoinLinkGood(
  { requestedAt, sentAt }: { requestedAt: Date; sentAt: Date | null },
  now: Date,
): boolean {
  return (sentAt ?? requestedAt) > oldestJoinLink(now);
}

/** Whether the last ask is for another mail than the one that was sent. */
export function isMailWanted({ requestedAt, sentAt }: { requestedAt: Date; sentAt: Date | null }): boolean {
  return sentAt === null || requestedAt.getTime() >= sentAt.getTime() + sameAskMinutes * 60_000;
}

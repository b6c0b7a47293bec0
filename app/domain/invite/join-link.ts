import { isId, type JoinRequestId } from '../ids.ts';

const millisecondsAnHour = 60 * 60 * 1000;

/** What the link in a mail says. It is signed; saying it proves nothing. */
export interface JoinLink {
  requestId: JoinRequestId;
  /** When this mail was sent: a later mail gives an earlier link no more time. */
  sentAt: Date;
}

export function writeJoinLink({ requestId, sentAt }: JoinLink): string {
  return `${requestId}-${sentAt.getTime()}`;
}

/** Null for what `writeJoinLink` did not write. */
export function readJoinLink(text: string): JoinLink | null {
  const [requestId, sentAt, ...more] = text.split('-');
  if (!isId('jr', requestId) || !/^\d{1,15}$/.test(sentAt ?? '') || more.length > 0) return null;
  return { requestId, sentAt: new Date(Number(sentAt)) };
}

/** How long the link in the mail can be used. */
export const joinLinkHours = 48;
/** Somebody who asks again within this time has the mail on its way already. */
const sameAskMinutes = 10;

/** Since when a link that still works at `now` must have been sent. */
export function oldestJoinLink(now: Date): Date {
  return new Date(now.getTime() - joinLinkHours * millisecondsAnHour);
}

/** Whether a link is still good, as long as its request is there. */
export function isJoinLinkGood({ sentAt }: Pick<JoinLink, 'sentAt'>, now: Date): boolean {
  return sentAt > oldestJoinLink(now);
}

/** Whether the last ask is for another mail than the one that was sent. */
export function isMailWanted({ requestedAt, sentAt }: { requestedAt: Date; sentAt: Date | null }): boolean {
  return sentAt === null || requestedAt.getTime() >= sentAt.getTime() + sameAskMinutes * 60_000;
}

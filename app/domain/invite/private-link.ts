import { isId, type AdvocateId } from '../ids.ts';

const millisecondsADay = 24 * 60 * 60 * 1000;
/** How long a private link opens the dashboard. */
const validDays = 180;

/** What a private link says. It is signed; saying it proves nothing. */
export interface PrivateLink {
  advocateId: AdvocateId;
  /** The advocate's when it was made: raising theirs makes it worthless. */
  linkVersion: number;
  /** The last day it is good, counted from 1 January 1970. */
  lastDay: number;
}

/** A link that is made now. Links of one day are the same, so that nothing tells how many were made. */
export function privateLinkOf(advocate: Pick<PrivateLink, 'advocateId' | 'linkVersion'>, now: Date): PrivateLink {
  return { ...advocate, lastDay: Math.floor(now.getTime() / millisecondsADay) + validDays };
}

export function writePrivateLink({ advocateId, linkVersion, lastDay }: PrivateLink): string {
  return `${advocateId}-${linkVersion}-${lastDay}`;
}

/** Where a private link leads, in the language that its mail is written in. */
export function privateAddress(
  shop: { storefrontUrl: string; proxyPath: string },
  token: string,
  locale: string,
): string {
  return `${shop.storefrontUrl}${shop.proxyPath}/me/${token}?locale=${locale}`;
}

/** Null for what `writePrivateLink` did not write. */
export function readPrivateLink(text: string): PrivateLink | null {
  const [advocateId, linkVersion, lastDay, ...more] = text.split('-');
  if (!isId('ad', advocateId) || more.length > 0) return null;
  if (!/^\d{1,9}$/.test(linkVersion ?? '') || !/^\d{1,9}$/.test(lastDay ?? '')) return null;
  return { advocateId, linkVersion: Number(linkVersion), lastDay: Number(lastDay) };
}

/** Whether a link still opens the dashboard of an advocate whose links have this version now. */
export function isPrivateLinkGood(link: PrivateLink, linkVersion: number, now: Date): boolean {
  return link.linkVersion === linkVersion && now.getTime() < (link.lastDay + 1) * millisecondsADay;
}

import { findAdvocateByCode, findAdvocateByCodes, findAdvocateByName, type Advocate } from '#app/db/advocates.ts';
import { findTriesLeft } from '#app/db/attempts.ts';
import { findBlocksOfAdvocate } from '#app/db/blocks.ts';
import { findStandingClaim, getClaimStanding } from '#app/db/claim-standings.ts';
import { listOfferedPrograms } from '#app/db/programs.ts';
import { minutesLeft } from '#app/domain/abuse/attempt-limits.ts';
import type { GuessKind } from '#app/domain/abuse/guess-kinds.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { foldInviteCode, inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { chooseProgram, isRunning, type OfferedProgram } from '#app/domain/program/choose-program.ts';
import type { ShownProgram } from '#app/domain/program/shown-program.ts';
import { signAttribution } from './attribution-mark.server.ts';
import { explainRest, type Rest } from './explain-rest.server.ts';
import type { Shopper } from './guard.server.ts';
import { findInviteOffer } from './find-invite-offer.server.ts';
import type { ClaimView } from './pages/claim-page.tsx';
import type { InviteView } from './pages/invite-page.tsx';
import type { InviteOffer } from './pages/landing-page.tsx';
import type { RefusalValues } from './refusals.ts';

type FoundAdvocate = Advocate & { code: string };

export type Landing =
  /** Nobody has such an invite, or no program takes it: one answer for both, and one more guess. */
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: 'too_many_tries' | Rest['refusal']; values: RefusalValues }
  | { kind: 'own'; view: InviteView }
  | { kind: 'claimed'; view: ClaimView }
  | { kind: 'open'; advocateId: AdvocateId; offer: InviteOffer; shown: ShownProgram };

/** What somebody sees who opens the invite `typedCode`: a friend its offer, the advocate their own link. */
export async function findLanding(shopper: Shopper, typedCode: string, channel: Channel, now: Date): Promise<Landing> {
  const { shop } = shopper;
  const code = foldInviteCode(typedCode);
  const [mayAsk, advocate, offered] = await Promise.all([
    // Strangers who guess must not keep anybody from opening a good link: only who guesses is slowed down here.
    findTriesLeft(shop.id, 'unknown_invite', shopper.origin, now),
    code === null ? null : findAdvocateByCode(shop.id, code),
    listOfferedPrograms(shop.id),
  ]);
  if (!mayAsk) return tooManyTries('unknown_invite', now);
  return await landingOf(shopper, { advocate, offered, channel, now });
}

/**
 * The same for whoever typed in a code they were told, however they spelt it, or the full name of their friend. It is looked
 * up as what was taken for a guess before: too many names keep nobody from a code.
 */
export async function findSpokenLanding(
  shopper: Shopper,
  typed: string,
  { may, mayNot }: { may: GuessKind[]; mayNot: GuessKind[] },
  now: Date,
): Promise<Landing> {
  const { shop } = shopper;
  const [byCode, byName, offered] = await Promise.all([
    may.includes('unknown_invite') ? findAdvocateByCodes(shop.id, inviteCodeSpellings(typed)) : null,
    may.includes('unknown_name') ? findAdvocateByName(shop.id, typed) : null,
    listOfferedPrograms(shop.id),
  ]);
  const advocate = byCode ?? byName;
  const [tooMany] = mayNot;
  if (advocate === null && tooMany !== undefined) return tooManyTries(tooMany, now);
  return await landingOf(shopper, { advocate, offered, channel: byCode === null ? 'name' : 'spoken', now });
}

/** Whether somebody who typed something in learned that it does not fit, or was turned away for having learned that often. */
export function isFailedGuess(landing: Landing): boolean {
  return landing.kind === 'unknown' || (landing.kind === 'refused' && landing.refusal === 'too_many_tries');
}

async function landingOf(
  shopper: Shopper,
  about: {
    advocate: FoundAdvocate | null;
    offered: OfferedProgram[];
    channel: Channel;
    now: Date;
  },
): Promise<Landing> {
  const { shop, customerId } = shopper;
  const { advocate, offered, channel, now } = about;
  // Said to everybody alike, whatever code they come with.
  if (!offered.some((one) => isRunning(one, now, shop.timeZone)))
    return { kind: 'refused', ...(await explainRest(shopper, offered, now)) };
  const isBlocked = advocate !== null && (await findBlocksOfAdvocate(shop.id, advocate)).length > 0;
  const running =
    advocate === null || isBlocked ? null : chooseProgram(offered, { facts: advocate, now, timeZone: shop.timeZone });
  if (advocate === null || running === null) return { kind: 'unknown' };
  const { firstName, code } = advocate;
  const { version } = running;
  if (customerId !== null && customerId === advocate.customerId)
    return { kind: 'own', view: { firstName, code, settings: version.settings, isOwnVisit: true } };
  const earlier =
    customerId === null ? null : await findStandingClaim(shop.id, version, { visitId: null, customerId }, now);
  if (earlier !== null && !earlier.isOwedCode) {
    const { claim } = earlier;
    const standing = await getClaimStanding(shop.id, claim, { customerId, offered: version, now });
    return { kind: 'claimed', view: { ...standing, cartMark: signAttribution(shop.id, { claimId: claim.id }) } };
  }
  const offer = await findInviteOffer(shop, { advocate, running, channel, now });
  const shown = { programId: running.program.id, versionNumber: version.number };
  return { kind: 'open', advocateId: advocate.id, offer, shown };
}

/** Somebody guessed too often. */
export function tooManyTries(guess: GuessKind, now: Date): Extract<Landing, { kind: 'refused' }> {
  return { kind: 'refused', refusal: 'too_many_tries', values: { count: minutesLeft(guess, now) } };
}

import { findAdvocateByCode, findAdvocateByCodes, findAdvocateByName, type Advocate } from '#app/db/advocates.ts';
import { findTriesLeft } from '#app/db/attempts.ts';
import { getClaimStanding } from '#app/db/claim-standings.ts';
import { findEarlierClaim } from '#app/db/claims.ts';
import { listOfferedPrograms } from '#app/db/programs.ts';
import { minutesLeft } from '#app/domain/abuse/attempt-limits.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { foldInviteCode, inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { foldName } from '#app/domain/person/fold-name.ts';
import { chooseProgram, isRunning, type OfferedProgram } from '#app/domain/program/choose-program.ts';
import { signAttribution } from './attribution-mark.server.ts';
import { explainRest, type Rest } from './explain-rest.server.ts';
import type { Shopper } from './guard.server.ts';
import { findInviteOffer } from './find-invite-offer.server.ts';
import type { ClaimView } from './pages/claim-page.tsx';
import type { InviteView } from './pages/invite-page.tsx';
import type { InviteOffer } from './pages/landing-page.tsx';
import type { RefusalValues } from './refusals.ts';

type GuessKind = 'unknown_invite' | 'unknown_name';
type FoundAdvocate = Advocate & { code: string };

export type Landing =
  /** Nobody has such an invite, or no program takes it: one answer for both, and one more guess. */
  | { kind: 'unknown'; guess: GuessKind }
  | { kind: 'refused'; refusal: 'too_many_tries' | Rest['refusal']; values: RefusalValues }
  | { kind: 'own'; view: InviteView }
  | { kind: 'claimed'; view: ClaimView }
  | { kind: 'open'; advocateId: AdvocateId; offer: InviteOffer };

/** What somebody sees who opens the invite `typedCode`: a friend its offer, the advocate their own link. */
export async function findLanding(shopper: Shopper, typedCode: string, channel: Channel, now: Date): Promise<Landing> {
  const { shop } = shopper;
  const code = foldInviteCode(typedCode);
  const [mayAsk, advocate, offered] = await Promise.all([
    // Strangers who guess must not keep anybody from opening a good link: only who guesses is slowed down here.
    mayGuess(shopper, 'unknown_invite', now, { of: 'one' }),
    code === null ? null : findAdvocateByCode(shop.id, code),
    listOfferedPrograms(shop.id),
  ]);
  if (!mayAsk) return tooManyTries('unknown_invite', now);
  return await landingOf(shopper, { advocate, offered, channel, guess: 'unknown_invite', now });
}

/** The same for whoever typed in a code they were told, however they spelt it, or the full name of their friend. */
export async function findSpokenLanding(shopper: Shopper, typed: string, now: Date): Promise<Landing> {
  const { shop } = shopper;
  const spellings = inviteCodeSpellings(typed);
  const guess = foldName(typed) !== null && !/\d/.test(typed) ? 'unknown_name' : 'unknown_invite';
  const [mayAsk, byCode, byName, offered] = await Promise.all([
    mayGuess(shopper, guess, now),
    spellings.length === 0 ? null : findAdvocateByCodes(shop.id, spellings),
    guess === 'unknown_name' ? findAdvocateByName(shop.id, typed) : null,
    listOfferedPrograms(shop.id),
  ]);
  if (!mayAsk) return tooManyTries(guess, now);
  const channel = byCode === null ? 'name' : 'spoken';
  return await landingOf(shopper, { advocate: byCode ?? byName, offered, channel, guess, now });
}

async function landingOf(
  shopper: Shopper,
  about: {
    advocate: FoundAdvocate | null;
    offered: OfferedProgram[];
    channel: Channel;
    guess: GuessKind;
    now: Date;
  },
): Promise<Landing> {
  const { shop, customerId } = shopper;
  const { advocate, offered, channel, guess, now } = about;
  // Said to everybody alike, whatever code they come with.
  if (!offered.some((one) => isRunning(one, now, shop.timeZone)))
    return { kind: 'refused', ...(await explainRest(shopper, offered, now)) };
  const running = advocate === null ? null : chooseProgram(offered, { facts: advocate, now, timeZone: shop.timeZone });
  if (advocate === null || running === null) return { kind: 'unknown', guess };
  const { firstName, code } = advocate;
  const { program, version } = running;
  if (customerId !== null && customerId === advocate.customerId)
    return { kind: 'own', view: { firstName, code, settings: version.settings, isOwnVisit: true } };
  const earlier =
    customerId === null ? null : await findEarlierClaim(shop.id, program.id, { visitId: null, customerId });
  if (earlier !== null) {
    const standing = await getClaimStanding(shop.id, earlier, { customerId, offered: version, now });
    return { kind: 'claimed', view: { ...standing, cartMark: signAttribution(shop.id, { claimId: earlier.id }) } };
  }
  const offer = await findInviteOffer(shop, { advocate, running, channel, now });
  return { kind: 'open', advocateId: advocate.id, offer };
}

async function mayGuess(
  { shop, origin }: Shopper,
  guess: GuessKind,
  now: Date,
  whose: { of: 'one' | 'shop' } = { of: 'shop' },
): Promise<boolean> {
  return await findTriesLeft(shop.id, guess, origin, now, whose);
}

function tooManyTries(guess: GuessKind, now: Date): Landing {
  return { kind: 'refused', refusal: 'too_many_tries', values: { count: minutesLeft(guess, now) } };
}

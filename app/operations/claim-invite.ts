import { giveBackAttempt, takeAttempt } from '#app/db/attempts.ts';
import { findAdvocateByCode } from '#app/db/advocates.ts';
import { findCartMark } from '#app/db/cart-marks.server.ts';
import {
  findStandingClaim,
  getClaimStanding,
  type ClaimStanding,
  type StandingClaim,
} from '#app/db/claim-standings.ts';
import { countRecentClaims, lockClaim, waitForOtherClaims, type Claim, type Claimer } from '#app/db/claims.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { takeFriendCode } from '#app/db/friend-codes.ts';
import { newId } from '#app/db/new-id.server.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { hashAsker, hashEmail } from '#app/db/personal-data.server.ts';
import { listOfferedPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { findVisit } from '#app/db/visits.ts';
import type { CustomerGid, ParentDiscountId, VisitId } from '#app/domain/ids.ts';
import { claimLimits } from '#app/domain/invite/claim-limits.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { parseEmail } from '#app/domain/person/parse-email.ts';
import { noOrigin, type RequestOrigin } from '#app/domain/person/person-details.ts';
import { chooseProgram } from '#app/domain/program/choose-program.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import type { ProgramVersion } from '#app/domain/program/program.ts';
import { addCalendarDays, lastMomentOfDay } from '#app/domain/time.ts';
import { askForFriendCodes, friendDiscountOf, isTimeToAsk, lowWater } from './friend-code-pool.ts';
import { keepClaim, keepOwedCode } from './keep-claim.ts';

export type ClaimRefusal =
  | 'unknown_visit'
  | 'no_active_program'
  | 'own_invite'
  | 'email_missing'
  | 'email_invalid'
  | 'too_many_from_here'
  | 'too_many_claims'
  | 'codes_not_ready';
export type ClaimOutcome = ({ ok: true } & ClaimStanding) | { refused: ClaimRefusal };

interface ClaimInput {
  shop: Shop;
  code: string;
  visitId: VisitId;
  /** The signed-in customer, as Shopify signed it; null for anybody else. */
  customerId: CustomerGid | null;
  /** As it was typed; empty for none. */
  email?: string;
  /** What the visitor's cart carries, as it was sent: good only with our signature. */
  cartMark?: string;
  /** The country that the page was in, as it was sent: it is only counted by. */
  market?: string;
  locale: string;
  origin?: RequestOrigin;
  now: Date;
}

/**
 * Hands a friend one single-use code out of the pool, or notes the claim where a program gives friends nothing; asks Shopify
 * nothing. Safe to run twice and at once: a visit, a cart, a signed-in customer and an e-mail address have one claim that
 * holds in a program, and whoever comes second is shown that one; but an address that claimed before is answered as if it were new, so
 * that nobody learns from it who was here (decisions/030).
 */
export async function claimInvite(input: ClaimInput): Promise<ClaimOutcome> {
  const { shop, visitId, customerId, now } = input;
  const code = foldInviteCode(input.code);
  const [advocate, visit, offered] = await Promise.all([
    code === null ? null : findAdvocateByCode(shop.id, code),
    findVisit(shop.id, visitId),
    listOfferedPrograms(shop.id),
  ]);
  // One answer for both, so that nobody finds out here which codes there are.
  if (advocate === null || visit === null || visit.advocateId !== advocate.id) return { refused: 'unknown_visit' };
  const running = chooseProgram(offered, { facts: advocate, now, timeZone: shop.timeZone });
  if (running === null) return { refused: 'no_active_program' };
  if (customerId !== null && customerId === advocate.customerId) return { refused: 'own_invite' };

  const { program, version } = running;
  const email = readEmail(version.settings.claimEmail, input.email ?? '');
  const claimer = {
    visitId,
    customerId,
    emailHash: 'refused' in email ? null : hashEmail(shop.id, email.address),
    mark: input.cartMark === undefined ? null : findCartMark(shop.id, input.cartMark),
  };
  if ('refused' in email) {
    const standing = await findStandingClaim(shop.id, version, claimer, now);
    const isShown = standing !== null && !standing.isOwedCode;
    return isShown ? await describe(input, standing.claim, version) : email;
  }
  const [isCrowded, pool] = await Promise.all([hasTooManyClaims(input, visit), findPool(shop, version, now)]);
  const { mark: _mark, ...known } = claimer;
  const claim: Claim = {
    ...known,
    id: newId('cl'),
    programId: program.id,
    versionNumber: version.number,
    advocateId: advocate.id,
    friendCode: null,
    channel: visit.channel,
    market: input.market ?? '',
    locale: input.locale,
    claimedAt: now,
    // The page names the day, so all of it counts. The code itself works until the end of that month at least.
    expiresAt: lastMomentOfDay(addCalendarDays(now, version.settings.claimDays, shop.timeZone), shop.timeZone),
  };
  const settled = await inTransaction(async (transaction): Promise<Claim | { refused: ClaimRefusal }> => {
    await waitForOtherClaims(shop.id, program.id, claimer, transaction);
    const standing = await findUnderLock(input, version, claimer, transaction);
    if (standing !== null && !standing.isOwedCode) return standing.claim;
    if (isCrowded) return { refused: 'too_many_claims' };
    if (!(await isOneMoreAllowed(input, transaction))) return { refused: 'too_many_from_here' };
    const friendCode = pool === null ? null : await takeCode(shop, pool, transaction);
    if (pool !== null && friendCode === null) {
      await giveBackAttempt(shop.id, 'claim', whoAsks(input), now, transaction);
      return { refused: 'codes_not_ready' };
    }
    const place = { shop, visit, wins: version.settings.attribution.wins };
    return standing === null || friendCode === null
      ? await keepClaim(place, { ...claim, friendCode }, transaction)
      : await keepOwedCode(place, standing.claim, { ...claim, friendCode }, transaction);
  });
  if ('refused' in settled) return settled;
  return await describe(input, settled, version);
}

function readEmail(
  wanted: ProgramSettings['claimEmail'],
  typed: string,
): { address: string | null } | { refused: 'email_missing' | 'email_invalid' } {
  if (wanted === 'none') return { address: null };
  if (typed.trim() === '') return wanted === 'required' ? { refused: 'email_missing' } : { address: null };
  const address = parseEmail(typed);
  return address === null ? { refused: 'email_invalid' } : { address };
}

/**
 * Every new claim counts for the address on the internet that it comes from, whatever e-mail address was given with it: being
 * turned away says nothing about any. Claims from no known address are not counted, or they would close the program to each
 * other; the limits of the invite and of the shop hold for them.
 */
async function isOneMoreAllowed(input: ClaimInput, transaction: Connection): Promise<boolean> {
  const who = whoAsks(input);
  return who === null || (await takeAttempt(input.shop.id, 'claim', who, input.now, transaction)) !== null;
}

function whoAsks({ shop, origin = noOrigin }: ClaimInput): string | null {
  return hashAsker(shop.id, origin);
}

/** What the friend claimed before. One that is still to get its code stays so: orders that it may be counted for wait. */
async function findUnderLock(
  { shop, now }: ClaimInput,
  version: ProgramVersion,
  claimer: Claimer,
  transaction: Connection,
): Promise<StandingClaim | null> {
  const found = await findStandingClaim(shop.id, version, claimer, now, transaction);
  if (found === null || !found.isOwedCode) return found;
  await lockClaim(shop.id, found.claim.id, transaction);
  return await findStandingClaim(shop.id, version, claimer, now, transaction);
}

/** Where the codes of friends who claim now come from. Should the month's discount not be there yet, this makes its row. */
async function findPool(shop: Shop, version: ProgramVersion, now: Date): Promise<ParentDiscountId | null> {
  const discount = friendDiscountOf(shop, version, now);
  return discount === null ? null : (await ensureParentDiscount(shop.id, discount)).id;
}

/** Finding no codes asks for them, as does leaving few. */
async function takeCode(shop: Shop, pool: ParentDiscountId, transaction: Connection): Promise<string | null> {
  const taken = await takeFriendCode(shop.id, pool, transaction, { most: lowWater });
  if (isTimeToAsk(taken?.left ?? 0)) await askForFriendCodes(shop.id, pool, transaction);
  return taken?.code ?? null;
}

async function hasTooManyClaims(
  { shop, now }: ClaimInput,
  { advocateId }: Pick<Claim, 'advocateId'>,
): Promise<boolean> {
  const since = new Date(now.getTime() - claimLimits.windowSeconds * 1000);
  const recent = await countRecentClaims(shop.id, { advocateId, since, most: claimLimits });
  return recent.ofAdvocate >= claimLimits.ofAdvocate || recent.ofShop >= claimLimits.ofShop;
}

async function describe(
  { shop, customerId, now }: ClaimInput,
  claim: Claim,
  offered: ProgramVersion,
): Promise<ClaimOutcome> {
  return { ok: true, ...(await getClaimStanding(shop.id, claim, { customerId, offered, now })) };
}

import { findAdvocateByCode } from '#app/db/advocates.ts';
import { countRecentClaims, findEarlierClaim, insertClaim, waitForOtherClaims, type Claim } from '#app/db/claims.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { countAvailableCodes, takeFriendCode } from '#app/db/friend-codes.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { ensureParentDiscount, type ParentDiscountOf } from '#app/db/parent-discounts.ts';
import { findProgramFor, getProgramVersion } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { findVisit } from '#app/db/visits.ts';
import type { CustomerGid, VisitId } from '#app/domain/ids.ts';
import { claimLimits } from '#app/domain/invite/claim-limits.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import { addCalendarDays, isBefore } from '#app/domain/time.ts';
import { askForFriendCodes, friendDiscountOf, isTimeToAsk } from './friend-code-pool.ts';

export type ClaimRefusal =
  | 'unknown_invite'
  | 'unknown_visit'
  | 'no_active_program'
  | 'no_friend_reward'
  | 'own_invite'
  | 'too_many_claims'
  | 'codes_not_ready';
export type ClaimOutcome =
  | {
      ok: true;
      friendCode: string;
      expiresAt: Date;
      isExpired: boolean;
      /** What the code gives, under which terms; null when the version gives friends nothing. */
      offer: Offer | null;
    }
  | { refused: ClaimRefusal };

interface ClaimInput {
  shop: Shop;
  code: string;
  visitId: VisitId;
  /** The signed-in customer, as Shopify signed it; null for anybody else. */
  customerId: CustomerGid | null;
  locale: string;
  now: Date;
}

/**
 * Hands a friend one single-use code out of the pool; asks Shopify nothing. Safe to run twice and at once: a visit, and
 * a signed-in customer, has one claim in a program, and whoever comes second is shown that one.
 */
export async function claimInvite(input: ClaimInput): Promise<ClaimOutcome> {
  const { shop, code, visitId, customerId, locale, now } = input;
  const folded = foldInviteCode(code);
  const advocate = folded === null ? null : await findAdvocateByCode(shop.id, folded);
  if (advocate === null) return { refused: 'unknown_invite' };
  const visit = await findVisit(shop.id, visitId);
  if (visit === null || visit.advocateId !== advocate.id) return { refused: 'unknown_visit' };
  const running = await findProgramFor(shop, advocate, now);
  if (running === null) return { refused: 'no_active_program' };
  const { program, version } = running;
  const discount = friendDiscountOf(shop, version, now);
  if (discount === null) return { refused: 'no_friend_reward' };
  if (customerId !== null && customerId === advocate.customerId) return { refused: 'own_invite' };

  const claim: Omit<Claim, 'friendCode'> = {
    id: newId('cl'),
    programId: program.id,
    versionNumber: version.number,
    advocateId: advocate.id,
    visitId,
    customerId,
    channel: visit.channel,
    locale,
    claimedAt: now,
    // The code itself works until the end of that month at least.
    expiresAt: addCalendarDays(now, version.settings.claimDays, shop.timeZone),
  };
  const settled =
    (await findEarlierClaim(shop.id, program.id, claim)) ??
    (await inTransaction(async (transaction) => {
      await waitForOtherClaims(shop.id, program.id, claim, transaction);
      return (
        (await findEarlierClaim(shop.id, program.id, claim, transaction)) ??
        (await takeCode(shop, claim, discount, transaction))
      );
    }));
  return 'refused' in settled ? settled : await describe(shop, settled, now);
}

async function takeCode(
  shop: Shop,
  claim: Omit<Claim, 'friendCode'>,
  discount: ParentDiscountOf,
  transaction: Connection,
): Promise<Claim | { refused: 'too_many_claims' | 'codes_not_ready' }> {
  if (await hasTooManyClaims(shop, claim, transaction)) return { refused: 'too_many_claims' };
  // Should the month's discount not be there yet, this makes its row, and finding no codes asks for them.
  const parent = await ensureParentDiscount(shop.id, discount, transaction);
  const friendCode = await takeFriendCode(shop.id, parent.id, transaction);
  if (isTimeToAsk(await countAvailableCodes(shop.id, parent.id, transaction)))
    await askForFriendCodes(shop.id, parent.id, transaction);
  if (friendCode === null) return { refused: 'codes_not_ready' };

  const complete = { ...claim, friendCode };
  await insertClaim(shop.id, complete, transaction);
  const { programId, advocateId, channel } = claim;
  await appendToLedger(
    shop.id,
    [
      {
        kind: 'friend_claimed',
        actor: 'shopper',
        at: claim.claimedAt,
        causeKey: `claim:${claim.id}`,
        programId,
        advocateId,
        data: { channel, code: friendCode },
      },
    ],
    transaction,
  );
  return complete;
}

async function hasTooManyClaims(
  shop: Shop,
  { advocateId, claimedAt }: Pick<Claim, 'advocateId' | 'claimedAt'>,
  transaction: Connection,
): Promise<boolean> {
  const since = new Date(claimedAt.getTime() - claimLimits.windowSeconds * 1000);
  const { ofShop, ofAdvocate } = claimLimits;
  return (
    (await countRecentClaims(shop.id, { advocateId, since, most: ofAdvocate }, transaction)) >= ofAdvocate ||
    (await countRecentClaims(shop.id, { since, most: ofShop }, transaction)) >= ofShop
  );
}

async function describe(shop: Shop, claim: Claim, now: Date): Promise<ClaimOutcome> {
  const { settings } = await getProgramVersion(shop.id, claim.programId, claim.versionNumber);
  return {
    ok: true,
    friendCode: claim.friendCode,
    expiresAt: claim.expiresAt,
    isExpired: isBefore(claim.expiresAt, now),
    offer: settings.friend,
  };
}

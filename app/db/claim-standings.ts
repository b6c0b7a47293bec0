import type { ClaimId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { ProgramVersion } from '#app/domain/program/program.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import { isBefore } from '#app/domain/time.ts';
import { listEarlierClaims, type Claim, type Claimer } from './claims.ts';
import type { Connection } from './client.server.ts';
import { findCodeUse } from './orders.ts';
import { getProgramVersion } from './programs.ts';

/** How a claim stands, as its friend is told. */
export interface ClaimStanding {
  claimId: ClaimId;
  /** Null when the version gives friends nothing. */
  friendCode: string | null;
  expiresAt: Date;
  isExpired: boolean;
  /** Whether an order of theirs was placed with the code; known of a signed-in customer alone. */
  isUsed: boolean;
  /** What the code gives, under which terms; null when the version gives friends nothing. */
  offer: Offer | null;
}

/** `offered` spares a query where the claim was made under the version that is offered now. */
export async function getClaimStanding(
  shopId: ShopId,
  { id, programId, versionNumber, friendCode, expiresAt }: Claim,
  { customerId, offered, now }: { customerId: CustomerGid | null; offered: ProgramVersion; now: Date },
): Promise<ClaimStanding> {
  const isOffered = offered.programId === programId && offered.number === versionNumber;
  const [version, isUsed] = await Promise.all([
    isOffered ? offered : getProgramVersion(shopId, programId, versionNumber),
    customerId === null || friendCode === null ? false : findCodeUse(shopId, customerId, friendCode),
  ]);
  const isExpired = isBefore(expiresAt, now);
  return { claimId: id, friendCode, expiresAt, isExpired, isUsed, offer: version.settings.friend };
}

/** What a visitor claimed before and can have again. */
export interface StandingClaim {
  claim: Claim;
  /** It has no code, friends get one now, and no order was counted for it: the friend can still have theirs. */
  isOwedCode: boolean;
}

/**
 * What this visitor claimed in the program before. What ended and was not used up makes room for a new claim, so that
 * nobody is kept from an offer by a code that does not work any more.
 */
export async function findStandingClaim(
  shopId: ShopId,
  offered: ProgramVersion,
  claimer: Pick<Claimer, 'visitId' | 'customerId' | 'mark'>,
  now: Date,
  connection?: Connection,
): Promise<StandingClaim | null> {
  const earlier = await listEarlierClaims(shopId, offered.programId, claimer, connection);
  const standing = earlier.find(({ claim, isUsed }) => isUsed || !isBefore(claim.expiresAt, now));
  if (standing === undefined) return null;
  const { claim, isUsed } = standing;
  return { claim, isOwedCode: claim.friendCode === null && !isUsed && offered.settings.friend !== null };
}

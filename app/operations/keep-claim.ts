import {
  addCodeToClaim,
  findClaimOfEmail,
  insertClaim,
  releaseEndedClaims,
  unbindAddress,
  type Claim,
} from '#app/db/claims.ts';
import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Visit } from '#app/db/visits.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { visitEntry } from './visit-entry.ts';

/** Where somebody claims: the invite that they opened, and which of several wins in its program. */
interface Place {
  shop: Shop;
  visit: Visit;
  wins: ProgramSettings['attribution']['wins'];
}

/**
 * Writes a friend's claim down. Runs in the transaction that made other claims of the same friend wait, so that it happens
 * once; what ended for them and was not used up gives its place up to it.
 */
export async function keepClaim(place: Place, claim: Claim, transaction: Connection): Promise<Claim> {
  const { shop } = place;
  await releaseEndedClaims(shop.id, claim.programId, claim, claim.claimedAt, transaction);
  const kept = { ...claim, emailHash: await bindAddress(place, claim, transaction) };
  await insertClaim(shop.id, kept, transaction);
  await tell(place, kept, claim.claimedAt, transaction);
  return kept;
}

/**
 * Gives a claim the code that it has none of, on the terms of today's offer: such as one that was made with an order which
 * was declined. Runs under the claim's lock, and once: the code is set where there is none. No address is bound to what is older
 * than it, or it would speak for orders of before.
 */
export async function keepOwedCode(
  place: Place,
  claim: Claim,
  { friendCode, versionNumber, expiresAt, claimedAt: now }: Claim & { friendCode: string },
  transaction: Connection,
): Promise<Claim> {
  const code = { friendCode, versionNumber, expiresAt };
  if (!(await addCodeToClaim(place.shop.id, claim.id, code, transaction)))
    throw new Error(`Claim ${claim.id} was given a code meanwhile.`);
  const kept = { ...claim, ...code };
  await tell(place, kept, now, transaction);
  return kept;
}

/** An address belongs to one claim of a program: to the last one or to the first, whichever invite wins there. */
async function bindAddress(
  { shop, wins }: Place,
  { programId, emailHash }: Pick<Claim, 'programId' | 'emailHash'>,
  transaction: Connection,
): Promise<string | null> {
  if (emailHash === null) return null;
  if (wins === 'last') await unbindAddress(shop.id, programId, emailHash, transaction);
  else if ((await findClaimOfEmail(shop.id, programId, emailHash, transaction)) !== null) return null;
  return emailHash;
}

/** The ledger told of the visit before, or, where many came from one address, does so now. */
async function tell(
  { shop, visit }: Place,
  { id, programId, versionNumber, advocateId, channel, market = '', friendCode }: Claim,
  at: Date,
  transaction: Connection,
): Promise<void> {
  const data = { channel, code: friendCode, version: versionNumber, ...(market === '' ? {} : { market }) };
  const about = { at, causeKey: `claim:${id}`, programId, advocateId, data };
  await appendToLedger(
    shop.id,
    [visitEntry(visit), { kind: 'friend_claimed', actor: 'shopper', ...about }],
    transaction,
  );
}

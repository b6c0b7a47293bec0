import { findCartMark } from '#app/db/cart-marks.server.ts';
import { getClaimStanding } from '#app/db/claim-standings.ts';
import { findClaim } from '#app/db/claims.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import type { Shopper } from './guard.server.ts';
import type { ClaimView } from './pages/claim-page.tsx';

/** What was claimed with the cart that carries this mark, by whatever invite; null for anything but a claim's own mark. */
export async function findMarkedClaim(
  { shop, customerId }: Shopper,
  signed: string,
  now: Date,
): Promise<ClaimView | null> {
  const mark = findCartMark(shop.id, signed);
  const claim = mark !== null && 'claimId' in mark ? await findClaim(shop.id, mark.claimId) : null;
  if (claim === null) return null;
  const offered = await getProgramVersion(shop.id, claim.programId, claim.versionNumber);
  return { ...(await getClaimStanding(shop.id, claim, { customerId, offered, now })), cartMark: signed };
}

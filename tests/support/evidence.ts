import { expect } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { findAdvocateByCode } from '#app/db/advocates.ts';
import { getSignedCartMark } from '#app/db/cart-marks.server.ts';
import { insertClaim, type Claim } from '#app/db/claims.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { insertVisit } from '#app/db/visits.ts';
import type { CartMark } from '#app/domain/attribution/cart-mark.ts';
import { parseDecision, type Decision } from '#app/domain/decision.ts';
import type { AdvocateId, ClaimId, ReferralId, VisitId } from '#app/domain/ids.ts';
import { addDays } from '#app/domain/time.ts';

export interface Credited {
  id: ReferralId;
  /** First name of who invited. */
  to: string;
  status: string;
  channel: string;
  decision: Decision;
  claim: { id: string; friendCode: string | null; customerId: string | null; visitId: string | null };
}

/** Who was credited with an order, once; null for nobody. */
export async function creditOf(order: Order): Promise<Credited | null> {
  const rows = await database.referral.findMany({ where: { orderId: gid('Order', order.id) } });
  expect(rows.length).toBeLessThanOrEqual(1);
  const [row] = rows;
  if (row === undefined) return null;
  const { firstName } = await database.advocate.findFirstOrThrow({ where: { id: row.advocateId } });
  const claim = await database.claim.findFirstOrThrow({ where: { id: row.claimId } });
  const { status, channel } = row;
  return { id: row.id as ReferralId, to: firstName, status, channel, decision: parseDecision(row.decision), claim };
}

async function advocateOf(shop: Shop, invite: string): Promise<AdvocateId> {
  const advocate = await findAdvocateByCode(shop.id, invite);
  if (advocate === null) throw new Error(`Nobody has the invite ${invite}.`);
  return advocate.id;
}

/** Somebody opened an invite. */
export async function openInvite(shop: Shop, invite: string, visitedAt = new Date()): Promise<VisitId> {
  const id = newId('vi');
  const seen = { channel: 'qr', locale: 'fr', visitedAt, ipHash: null, deviceHash: null };
  await insertVisit(shop.id, { id, advocateId: await advocateOf(shop, invite), ...seen }, database);
  return id;
}

/** Somebody claimed, for a month and without a code unless something else is said. */
export async function claimOf(shop: Shop, invite: string, more: Partial<Claim> = {}): Promise<ClaimId> {
  const id = newId('cl');
  const claimedAt = more.claimedAt ?? new Date();
  const running = await findActiveProgram(shop, claimedAt);
  if (running === null) throw new Error('No program is running.');
  const claim = {
    id,
    programId: running.program.id,
    versionNumber: running.version.number,
    advocateId: await advocateOf(shop, invite),
    ...{ visitId: null, friendCode: null, customerId: null, emailHash: null, channel: 'sms', locale: 'en' },
    claimedAt,
    expiresAt: addDays(claimedAt, 30),
    ...more,
  };
  await insertClaim(shop.id, claim, database);
  return id;
}

/** What a cart carries. */
export function marked(shop: Shop, mark: CartMark): Record<string, string> {
  return { _ricochet: getSignedCartMark(shop.id, mark) };
}

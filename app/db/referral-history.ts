import { Prisma } from '@prisma/client';
import type { OtherReferral } from '#app/domain/attribution/is-buyer-settled.ts';
import { parseDecision } from '#app/domain/decision.ts';
import type { AdvocateId, OrderGid, ProgramId, ShopId } from '#app/domain/ids.ts';
import { addDays } from '#app/domain/time.ts';
import { database, type Connection } from './client.server.ts';

/** The longest window that a rule can have, and one more order than a rule can ask for. */
const windowDays = 30;
const mostOrders = 1001;
/** How far a ring is followed, and how many inviters of one person are looked at. */
const mostSteps = 3;
const mostInviters = 50;
/** More referred orders than one person places. */
const mostOrdersOfBuyer = 500;

/** Somebody as orders and advocates know them. */
export interface KnownPerson {
  customerId: string | null;
  emailHash: string | null;
}

/**
 * The advocate's other friends' orders of the thirty days before an order, newest first, and whether each came from the
 * same address on the internet. An order is decided after it was placed, so the index on the decisions bounds the search.
 */
export async function listFriendOrders(
  shopId: ShopId,
  advocateId: AdvocateId,
  order: { id: OrderGid; placedAt: Date; ipHash: string | null },
  connection: Connection = database,
): Promise<{ placedAt: Date; isSameIp: boolean }[]> {
  const since = addDays(order.placedAt, -windowDays);
  return await connection.$queryRaw<{ placedAt: Date; isSameIp: boolean }[]>(Prisma.sql`
    select o.placed_at as "placedAt", coalesce(o.ip_hash = ${order.ipHash}, false) as "isSameIp"
    from referral r join "order" o on o.shop_id = r.shop_id and o.id = r.order_id
    where r.shop_id = ${shopId} and r.advocate_id = ${advocateId} and r.decided_at >= ${since}
      and r.order_id <> ${order.id} and o.placed_at >= ${since} and o.placed_at <= ${order.placedAt}
    order by r.decided_at desc
    limit ${mostOrders}`);
}

/** How the buyer's other orders were decided, through whomever they were invited. */
export async function listReferralsOfBuyer(
  shopId: ShopId,
  { customerId, emailHash }: KnownPerson,
  otherThan: { orderId: string },
  connection: Connection = database,
): Promise<(OtherReferral & { programId: ProgramId })[]> {
  const same = [...(customerId === null ? [] : [{ customerId }]), ...(emailHash === null ? [] : [{ emailHash }])];
  if (same.length === 0) return [];
  const orders = await connection.order.findMany({
    where: { shopId, OR: same, id: { not: otherThan.orderId } },
    select: { id: true },
    orderBy: { placedAt: 'desc' },
    take: mostOrdersOfBuyer,
  });
  const rows = await connection.referral.findMany({
    where: { shopId, orderId: { in: orders.map(({ id }) => id) } },
    select: { programId: true, status: true, decision: true },
  });
  return rows.map(({ programId, status, decision }) => {
    return {
      programId: programId as ProgramId,
      status: status as OtherReferral['status'],
      decision: parseDecision(decision),
    };
  });
}

/**
 * Whether the friend invited the advocate: themselves, or through somebody whom they invited. Referrals that were
 * declined do not count; they brought nobody anything.
 */
export async function isRing(
  shopId: ShopId,
  friend: KnownPerson,
  advocate: KnownPerson & { id: AdvocateId },
  connection: Connection = database,
): Promise<boolean> {
  const seen = new Set<string>([advocate.id]);
  let people: KnownPerson[] = [advocate];
  for (let step = 0; step < mostSteps && people.length > 0; step += 1) {
    const inviters = (await listInviters(shopId, people, connection)).filter(({ id }) => !seen.has(id));
    if (inviters.some((inviter) => isSame(inviter, friend))) return true;
    for (const { id } of inviters) seen.add(id);
    people = inviters;
  }
  return false;
}

/** The advocates whose referrals are orders of any of these people. */
async function listInviters(
  shopId: ShopId,
  people: KnownPerson[],
  connection: Connection,
): Promise<(KnownPerson & { id: string })[]> {
  const customerIds = people.flatMap(({ customerId }) => customerId ?? []);
  const emailHashes = people.flatMap(({ emailHash }) => emailHash ?? []);
  const orders = await connection.order.findMany({
    where: { shopId, OR: [{ customerId: { in: customerIds } }, { emailHash: { in: emailHashes } }] },
    select: { id: true },
    orderBy: { placedAt: 'desc' },
    take: mostInviters,
  });
  const referrals = await connection.referral.findMany({
    where: { shopId, orderId: { in: orders.map(({ id }) => id) }, status: { not: 'declined' } },
    select: { advocateId: true },
    take: mostInviters,
  });
  return await connection.advocate.findMany({
    where: { shopId, id: { in: referrals.map(({ advocateId }) => advocateId) } },
    select: { id: true, customerId: true, emailHash: true },
  });
}

function isSame(one: KnownPerson, other: KnownPerson): boolean {
  return (
    (one.customerId !== null && one.customerId === other.customerId) ||
    (one.emailHash !== null && one.emailHash === other.emailHash)
  );
}

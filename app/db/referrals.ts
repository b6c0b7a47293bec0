import type { Prisma, Referral as ReferralRow } from '@prisma/client';
import { encodeDecision, parseDecision, type Decision } from '#app/domain/decision.ts';
import type { AdvocateId, ClaimId, ProgramId, ReferralId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { database, type Connection } from './client.server.ts';

export type ReferralStatus = 'held' | 'rewarded' | 'declined';

export interface Referral {
  id: ReferralId;
  programId: ProgramId;
  versionNumber: number;
  advocateId: AdvocateId;
  claimId: ClaimId;
  orderId: string;
  channel: string;
  status: ReferralStatus;
  decision: Decision;
  decidedAt: Date;
}

/** What a list or a page shows of a referral. */
export interface ReferralView extends Referral {
  advocateFirstName: string;
  programName: string;
  orderName: string;
  orderSubtotal: Money;
}

/** Newest first. `before` is the last id of the page before. */
export async function listReferrals(
  shopId: ShopId,
  page: { status?: ReferralStatus; before?: ReferralId; size: number },
): Promise<ReferralView[]> {
  return await findViews(
    { shopId, ...(page.status ? { status: page.status } : {}), ...(page.before ? { id: { lt: page.before } } : {}) },
    page.size,
  );
}

export async function findReferral(shopId: ShopId, referralId: ReferralId): Promise<ReferralView | null> {
  return (await findViews({ shopId, id: referralId }, 1))[0] ?? null;
}

export async function findReferralOfOrder(
  shopId: ShopId,
  orderId: string,
  connection: Connection = database,
): Promise<{ id: ReferralId } | null> {
  const row = await connection.referral.findFirst({ where: { shopId, orderId }, select: { id: true } });
  return row === null ? null : { id: row.id as ReferralId };
}

/** The referrals that somebody brought, and those of the orders that they placed as a friend. */
export async function listReferralsOf(
  shopId: ShopId,
  person: { advocateId: AdvocateId | null; orderIds: string[] },
): Promise<Referral[]> {
  const brought = person.advocateId === null ? [] : [{ advocateId: person.advocateId }];
  const rows = await database.referral.findMany({
    where: { shopId, OR: [...brought, { orderId: { in: person.orderIds } }] },
    orderBy: { decidedAt: 'asc' },
  });
  return rows.map(toReferral);
}

/** Inserts the referral of an order and program, once; answers whether it was this call that did. */
export async function insertReferral(shopId: ShopId, referral: Referral, connection: Connection): Promise<boolean> {
  const { count } = await connection.referral.createMany({
    data: [{ ...referral, shopId, decision: encodeDecision(referral.decision) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Whether another order was rewarded for the same claim; a claim earns once. */
export async function hasRewardedReferral(
  shopId: ShopId,
  claimId: ClaimId,
  otherThan: { orderId: string },
  connection: Connection,
): Promise<boolean> {
  const where = { shopId, claimId, status: 'rewarded', orderId: { not: otherThan.orderId } };
  return (await connection.referral.count({ where })) > 0;
}

/** Settles a held referral; answers whether it won. */
export async function settleHeldReferral(
  shopId: ShopId,
  referralId: ReferralId,
  status: 'rewarded' | 'declined',
  decision: Decision,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.referral.updateMany({
    where: { shopId, id: referralId, status: 'held' },
    data: { status, decision: encodeDecision(decision) },
  });
  return count === 1;
}

async function findViews(where: Prisma.ReferralWhereInput & { shopId: ShopId }, size: number): Promise<ReferralView[]> {
  const { shopId } = where;
  const rows = await database.referral.findMany({ where, orderBy: { id: 'desc' }, take: size });
  const [advocates, programs, orders] = await Promise.all([
    database.advocate.findMany({
      where: { shopId, id: { in: rows.map((row) => row.advocateId) } },
      select: { id: true, firstName: true },
    }),
    database.program.findMany({
      where: { shopId, id: { in: rows.map((row) => row.programId) } },
      select: { id: true, name: true },
    }),
    database.order.findMany({
      where: { shopId, id: { in: rows.map((row) => row.orderId) } },
      select: { id: true, name: true, subtotalMinor: true, currency: true },
    }),
  ]);
  return rows.map((row) => {
    const order = orders.find(({ id }) => id === row.orderId);
    if (order === undefined) throw new Error(`Referral ${row.id} has no order.`);
    return {
      ...toReferral(row),
      advocateFirstName: advocates.find(({ id }) => id === row.advocateId)?.firstName ?? '',
      programName: programs.find(({ id }) => id === row.programId)?.name ?? '',
      orderName: order.name,
      orderSubtotal: { amountMinor: order.subtotalMinor, currency: order.currency },
    };
  });
}

function toReferral(row: ReferralRow): Referral {
  return {
    id: row.id as ReferralId,
    programId: row.programId as ProgramId,
    versionNumber: row.versionNumber,
    advocateId: row.advocateId as AdvocateId,
    claimId: row.claimId as ClaimId,
    orderId: row.orderId,
    channel: row.channel,
    status: row.status as ReferralStatus,
    decision: parseDecision(row.decision),
    decidedAt: row.decidedAt,
  };
}

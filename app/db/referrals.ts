import type { Prisma, Referral as ReferralRow } from '@prisma/client';
import { encodeDecision, parseDecision, type Decision } from '#app/domain/decision.ts';
import { suspicionOf } from '#app/domain/fraud/suspicion.ts';
import { mostWelcomed } from '#app/domain/invite/published.ts';
import type { AdvocateId, ClaimId, ProgramId, ReferralId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { database, type Connection } from './client.server.ts';
import { listOrdersOfCustomer, type CustomerMarks } from './orders.ts';

/** `reversed`: it was rewarded, and what was given is taken back. */
export type ReferralStatus = 'held' | 'rewarded' | 'declined' | 'reversed';

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

/** One that is yet to be written down, with what figures count of its order. */
export interface NewReferral extends Referral {
  /** After discounts, when it was decided. */
  subtotal: Money;
  /** ISO 3166 code of the country the friend bought from; empty when it is not known. */
  market: string;
}

/** What a list or a page shows of a referral. */
export interface ReferralView extends Referral {
  advocateFirstName: string;
  programName: string;
  orderName: string;
  orderSubtotal: Money;
  /** When the advocate asked for another look at it; null while they have not. */
  appealedAt: Date | null;
  /** Whether that question waits for an answer. */
  isAskedAbout: boolean;
  /** Raised by each undo. */
  round: number;
  /** Since when it waits for the merchant; null while it does not. */
  waitingSince: Date | null;
}

export async function findReferral(shopId: ShopId, referralId: ReferralId): Promise<ReferralView | null> {
  return (await findViews({ shopId, id: referralId }, 1))[0] ?? null;
}

/** These referrals of the shop, in no order. */
export async function findReferralsByIds(shopId: ShopId, ids: ReferralId[]): Promise<ReferralView[]> {
  return await findViews({ shopId, id: { in: ids } }, ids.length);
}

/** An advocate's newest. */
export async function listReferralsOfAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
  most: number,
): Promise<ReferralView[]> {
  const where = { shopId, advocateId };
  const select = { id: true };
  const rows = await database.referral.findMany({ where, select, orderBy: { decidedAt: 'desc' }, take: most });
  return await findReferralsByIds(
    shopId,
    rows.map(({ id }) => id as ReferralId),
  );
}

/** Where a referral stands. */
export interface ReferralStanding {
  status: ReferralStatus;
  round: number;
  isAskedAbout: boolean;
}

/** Where a referral stands now; asked under its order's lock, it stays there. */
export async function getReferralStanding(
  shopId: ShopId,
  referralId: ReferralId,
  connection: Connection,
): Promise<ReferralStanding> {
  const row = await connection.referral.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: referralId } },
    select: { status: true, round: true, appealedAt: true, appealAnsweredAt: true },
  });
  return { status: row.status as ReferralStatus, round: row.round, isAskedAbout: isAskedAbout(row) };
}

/** The referral of an order, whose claim is the one it was credited to; null when it brought none. */
export async function findReferralOfOrder(
  shopId: ShopId,
  orderId: string,
  connection: Connection = database,
): Promise<Referral | null> {
  const row = await connection.referral.findFirst({ where: { shopId, orderId }, orderBy: { id: 'asc' } });
  return row === null ? null : toReferral(row);
}

/**
 * How many friends' orders count in a program, for people to read; counted up to `mostWelcomed`, so that the largest shops
 * pay no more for it than others.
 */
export async function countWelcomed(shopId: ShopId, programId: ProgramId): Promise<number> {
  return await database.referral.count({ where: { shopId, programId, status: 'rewarded' }, take: mostWelcomed });
}

/** How many friends of an advocate count, in all programs together. */
export async function countFriendsOf(shopId: ShopId, advocateId: AdvocateId): Promise<number> {
  return await database.referral.count({ where: { shopId, advocateId, status: 'rewarded' } });
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
export async function insertReferral(shopId: ShopId, referral: NewReferral, connection: Connection): Promise<boolean> {
  const { subtotal, ...rest } = referral;
  const order = { subtotalMinor: subtotal.amountMinor, currency: subtotal.currency };
  const { count } = await connection.referral.createMany({
    data: [{ ...rest, ...order, shopId, ...toDecisionColumns(referral.decision) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** An order as what may earn: through which claim, in which program, and who placed it. */
export interface Earning extends CustomerMarks {
  claimId: ClaimId;
  programId: ProgramId;
  orderId: string;
}

/** Whether another order was rewarded for the same claim, or in the same program of the same buyer: a friend earns once. */
export async function hasRewardedReferral(
  shopId: ShopId,
  { claimId, programId, orderId, customerId, emailHash }: Earning,
  connection: Connection,
): Promise<boolean> {
  const theirs = await listOrdersOfCustomer(shopId, { customerId, emailHash }, connection);
  const ofBuyer = { programId, orderId: { in: theirs.map(({ id }) => id) } };
  const where = { shopId, status: 'rewarded', orderId: { not: orderId }, OR: [{ claimId }, ofBuyer] };
  return (await connection.referral.findFirst({ where, select: { id: true } })) !== null;
}

/** Compare-and-set of the status; answers whether it won. A new decision goes with it where there is one. */
export async function moveReferral(
  shopId: ShopId,
  referralId: ReferralId,
  from: ReferralStatus,
  to: ReferralStatus,
  decision: Decision | null,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.referral.updateMany({
    where: { shopId, id: referralId, status: from },
    data: { status: to, ...(decision === null ? {} : toDecisionColumns(decision)) },
  });
  return count === 1;
}

/** Puts a settled referral on hold again, in a new round; a compare-and-set, which answers whether it won. */
export async function reopen(
  shopId: ShopId,
  { id, status, round }: { id: ReferralId; status: ReferralStatus; round: number },
  { decision, now }: { decision: Decision; now: Date },
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.referral.updateMany({
    where: { shopId, id, status, round },
    data: { status: 'held', round: round + 1, reopenedAt: now, ...toDecisionColumns(decision) },
  });
  return count === 1;
}

function toDecisionColumns(decision: Decision) {
  return { decision: encodeDecision(decision), suspicion: suspicionOf(decision) };
}

/** Whether an advocate's question waits: what is held, or was rewarded after all, answers it. */
function isAskedAbout(row: Pick<ReferralRow, 'status' | 'appealedAt' | 'appealAnsweredAt'>): boolean {
  const { status, appealedAt, appealAnsweredAt } = row;
  return appealedAt !== null && appealAnsweredAt === null && (status === 'declined' || status === 'reversed');
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
      appealedAt: row.appealedAt,
      isAskedAbout: isAskedAbout(row),
      round: row.round,
      waitingSince:
        row.status === 'held' ? (row.reopenedAt ?? row.decidedAt) : isAskedAbout(row) ? row.appealedAt : null,
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

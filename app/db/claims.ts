import { Prisma, type Claim as ClaimRow } from '@prisma/client';
import type { CartMark } from '#app/domain/attribution/cart-mark.ts';
import type { AdvocateId, ClaimId, CustomerGid, OrderGid, ProgramId, ShopId, VisitId } from '#app/domain/ids.ts';
import { addDays } from '#app/domain/time.ts';
import { database, type Connection } from './client.server.ts';

export interface Claim {
  id: ClaimId;
  programId: ProgramId;
  versionNumber: number;
  advocateId: AdvocateId;
  /** Null when an order was recognised without a visit, such as at a till. */
  visitId: VisitId | null;
  /** Null when the program gives friends no code. */
  friendCode: string | null;
  customerId: CustomerGid | null;
  /** Of the address that the friend gave; null when none was given. */
  emailHash: string | null;
  channel: string;
  /** ISO 3166 code of the country that the page said it was in; empty or missing when it did not. */
  market?: string;
  locale: string;
  claimedAt: Date;
  expiresAt: Date;
}

/** One that is yet to be written down. */
export type NewClaim = Omit<Claim, 'id'>;

export async function getClaim(shopId: ShopId, claimId: ClaimId, connection: Connection = database): Promise<Claim> {
  return toClaim(await connection.claim.findUniqueOrThrow({ where: { shopId_id: { shopId, id: claimId } } }));
}

/** The claim that somebody named from outside; null when the shop has none by that id. */
export async function findClaim(
  shopId: ShopId,
  claimId: ClaimId,
  connection: Connection = database,
): Promise<Claim | null> {
  const row = await connection.claim.findUnique({ where: { shopId_id: { shopId, id: claimId } } });
  return row === null ? null : toClaim(row);
}

/** By what a claim is told to be of the same person; null for what is not known. */
export interface Claimer {
  visitId: VisitId | null;
  customerId: CustomerGid | null;
  emailHash: string | null;
  /** What their cart was marked with before. */
  mark?: CartMark | null;
}

/**
 * What this visitor claimed in the program before: by the same visit, with the same cart, or signed in as the same customer.
 * Not by the address alone, which anybody can type in.
 */
export async function findEarlierClaim(
  shopId: ShopId,
  programId: ProgramId,
  claimer: Pick<Claimer, 'visitId' | 'customerId' | 'mark'>,
  connection: Connection = database,
): Promise<Claim | null> {
  return (await listEarlierClaims(shopId, programId, claimer, connection))[0]?.claim ?? null;
}

/**
 * All that this visitor claimed in the program before, newest first, and whether it is used up: an order was counted for it,
 * or may be, or was placed with its code.
 */
export async function listEarlierClaims(
  shopId: ShopId,
  programId: ProgramId,
  { visitId, customerId, mark = null }: Pick<Claimer, 'visitId' | 'customerId' | 'mark'>,
  connection: Connection = database,
): Promise<{ claim: Claim; isUsed: boolean }[]> {
  const marked = mark === null ? null : 'claimId' in mark ? { id: mark.claimId } : mark;
  const same = [
    ...(visitId === null ? [] : [{ visitId }]),
    ...(customerId === null ? [] : [{ customerId }]),
    ...(marked === null ? [] : [marked]),
  ];
  if (same.length === 0) return [];
  const rows = await connection.claim.findMany({
    where: { shopId, programId, OR: same },
    orderBy: [{ claimedAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  const used = await listUsedUpClaims(shopId, rows, connection);
  return rows.map((row) => ({ claim: toClaim(row), isUsed: used.has(row.id) }));
}

/** What was claimed in the program with this e-mail address, on whatever device. */
export async function findClaimOfEmail(
  shopId: ShopId,
  programId: ProgramId,
  emailHash: string,
  connection: Connection = database,
): Promise<Claim | null> {
  const key = { shopId_programId_emailHash: { shopId, programId, emailHash } };
  const row = await connection.claim.findUnique({ where: key });
  return row === null ? null : toClaim(row);
}

/** The claims that handed out any of these friend codes, compared in capitals as Shopify does. */
export async function listClaimsByCodes(
  shopId: ShopId,
  codes: string[],
  connection: Connection = database,
): Promise<Claim[]> {
  const rows = await connection.claim.findMany({
    where: { shopId, friendCode: { in: codes.map(foldCode) } },
  });
  return rows.map(toClaim);
}

/** Shopify tells whole seconds, and its clock is not ours. */
const clockSlackDays = 1 / (24 * 60);

/** What an order says of who placed it. */
interface BuyerOfOrder {
  orderId: OrderGid;
  customerId: CustomerGid | null;
  emailHash: string | null;
  placedAt: Date;
}

/**
 * The newest claims that an order's buyer is known by and that still held when it was placed: what they claimed signed in, or
 * with their e-mail address, on whatever device. Those that another order was counted for, or may be, are left out.
 */
export async function listOpenClaimsOfBuyer(
  shopId: ShopId,
  { orderId, customerId, emailHash, placedAt }: BuyerOfOrder,
  connection: Connection = database,
): Promise<Claim[]> {
  const same = [...(customerId === null ? [] : [{ customerId }]), ...(emailHash === null ? [] : [{ emailHash }])];
  if (same.length === 0) return [];
  const rows = await connection.claim.findMany({
    where: { shopId, OR: same, claimedAt: { lte: addDays(placedAt, clockSlackDays) }, expiresAt: { gte: placedAt } },
    orderBy: { claimedAt: 'desc' },
    take: 20,
  });
  // What was taken back later counts too, so that an order that is told again finds what it found at first.
  const used = await listUsedClaims(shopId, rows, orderId, connection, ['rewarded', 'held', 'reversed']);
  return rows.filter(({ id }) => !used.has(id)).map(toClaim);
}

/**
 * What orders of one buyer share who were invited by one advocate: a claim that an order was counted for or may be, so that
 * a friend counts once, else one that still holds. Theirs is what they claimed signed in or with their address, and what they
 * ordered with.
 */
export async function findClaimOfBuyer(
  shopId: ShopId,
  { programId, advocateId, ...buyer }: BuyerOfOrder & { programId: ProgramId; advocateId: AdvocateId },
  connection: Connection = database,
): Promise<Claim | null> {
  const { orderId, customerId, emailHash, placedAt } = buyer;
  const same = [...(customerId === null ? [] : [{ customerId }]), ...(emailHash === null ? [] : [{ emailHash }])];
  if (same.length === 0) return null;
  const orders = await connection.order.findMany({ where: { shopId, OR: same }, select: { id: true }, take: 500 });
  const referrals = await connection.referral.findMany({
    where: { shopId, advocateId, programId, orderId: { in: orders.map(({ id }) => id) } },
    select: { claimId: true },
  });
  const ordered = { id: { in: referrals.map(({ claimId }) => claimId) } };
  const rows = await connection.claim.findMany({
    where: { shopId, programId, advocateId, OR: [...same, ordered] },
    orderBy: { claimedAt: 'desc' },
  });
  const used = await listUsedClaims(shopId, rows, orderId, connection);
  const row = rows.find(({ id }) => used.has(id)) ?? rows.find(({ expiresAt }) => expiresAt >= placedAt);
  return row === undefined ? null : toClaim(row);
}

/** Those that an order was counted for, or that one waits for the merchant with. */
async function listUsedClaims(
  shopId: ShopId,
  claims: { id: string }[],
  otherThan: OrderGid,
  connection: Connection,
  statuses = ['rewarded', 'held'],
): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const claimId = { in: claims.map(({ id }) => id) };
  const where = { shopId, claimId, status: { in: statuses }, orderId: { not: otherThan } };
  const rows = await connection.referral.findMany({ where, select: { claimId: true } });
  return new Set(rows.map((row) => row.claimId));
}

/** For a row of `claim`: an order was counted, waits, or had the code, whatever became of it. */
const isUsedUp = Prisma.sql`exists (
  select 1 from referral r join "order" o on o.shop_id = r.shop_id and o.id = r.order_id
   where r.shop_id = claim.shop_id and r.claim_id = claim.id
     and (r.status in ('rewarded', 'held')
          or claim.friend_code in (select upper(trim(code)) from unnest(o.discount_codes) as code)))`;

async function listUsedUpClaims(
  shopId: ShopId,
  claims: { id: string }[],
  connection: Connection,
): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const ids = claims.map(({ id }) => id);
  const rows = await connection.$queryRaw<{ id: string }[]>`
    select id from claim where shop_id = ${shopId} and id = any(${ids}::text[]) and ${isUsedUp}`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether the customer claimed in the program already, through whomever. */
export async function hasClaimOfCustomer(
  shopId: ShopId,
  { programId, customerId }: Pick<Claim, 'programId' | 'customerId'>,
  connection: Connection = database,
): Promise<boolean> {
  if (customerId === null) return false;
  return (await connection.claim.count({ where: { shopId, programId, customerId } })) > 0;
}

/**
 * Makes claims of one visitor wait for each other until the transaction ends, so that whoever comes second finds what
 * the first one got, even when that was the last code there was.
 */
export async function waitForOtherClaims(
  shopId: ShopId,
  programId: ProgramId,
  { visitId, customerId, emailHash, mark }: Claimer,
  connection: Connection,
): Promise<void> {
  const marked = mark && 'visitId' in mark ? mark.visitId : null;
  const names = [...new Set([visitId, customerId, emailHash, marked])].filter((name) => name !== null);
  if (names.length === 0) return;
  // Always in the same order, so that two visits of one customer cannot wait for each other in a circle.
  const keys = names.map((name) => `claim ${shopId} ${programId} ${name}`).toSorted();
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`;
}

/** Makes orders that were placed with the same claim be decided one after the other, until the transaction ends. */
export async function lockClaim(shopId: ShopId, claimId: ClaimId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`earn ${shopId} ${claimId}`}, 0))`;
}

/**
 * How many friends claimed since `since`, in the whole shop and of one advocate, each counted up to its `most`. They opened
 * an invite; what orders claimed without that, such as at tills, makes no friend wait.
 */
export async function countRecentClaims(
  shopId: ShopId,
  { advocateId, since, most }: { advocateId: AdvocateId; since: Date; most: { ofShop: number; ofAdvocate: number } },
  connection: Connection = database,
): Promise<{ ofShop: number; ofAdvocate: number }> {
  const [counted] = await connection.$queryRaw<{ ofShop: number; ofAdvocate: number }[]>`
    select (select count(*)::int from (
              select 1 from claim where shop_id = ${shopId} and claimed_at > ${since} and visit_id is not null
               limit ${most.ofShop}) as recent
           ) as "ofShop",
           (select count(*)::int from (
              select 1 from claim
               where shop_id = ${shopId} and advocate_id = ${advocateId} and claimed_at > ${since}
                 and visit_id is not null
               limit ${most.ofAdvocate}) as recent
           ) as "ofAdvocate"`;
  return counted ?? { ofShop: 0, ofAdvocate: 0 };
}

export async function insertClaim(shopId: ShopId, claim: Claim, connection: Connection): Promise<void> {
  await connection.claim.create({ data: { ...claim, shopId } });
}

/** What a code turns a claim without one into: the offer of today, and its days. */
export type CodeOfClaim = Pick<Claim, 'versionNumber' | 'expiresAt'> & { friendCode: string };

/** Gives a claim its friend code, once; answers whether it had none. */
export async function addCodeToClaim(
  shopId: ShopId,
  claimId: ClaimId,
  data: CodeOfClaim,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.claim.updateMany({ where: { shopId, id: claimId, friendCode: null }, data });
  return count === 1;
}

/** Forgets whose these claims were, of those that ended and were not used up, so that whoever made them can claim anew. */
export async function releaseEndedClaims(
  shopId: ShopId,
  programId: ProgramId,
  { visitId, customerId, emailHash }: Pick<Claimer, 'visitId' | 'customerId' | 'emailHash'>,
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.$executeRaw`
    update claim set visit_id = null, customer_id = null, email_hash = null
     where shop_id = ${shopId} and program_id = ${programId} and expires_at < ${now}
       and (visit_id = ${visitId} or customer_id = ${customerId} or email_hash = ${emailHash})
       and not ${isUsedUp}`;
}

/** Takes an e-mail address from the claim that is bound to it. */
export async function unbindAddress(
  shopId: ShopId,
  programId: ProgramId,
  emailHash: string,
  connection: Connection,
): Promise<void> {
  await connection.claim.updateMany({ where: { shopId, programId, emailHash }, data: { emailHash: null } });
}

function toClaim(row: ClaimRow): Claim {
  return {
    ...row,
    id: row.id as ClaimId,
    programId: row.programId as ProgramId,
    advocateId: row.advocateId as AdvocateId,
    visitId: row.visitId as VisitId | null,
    customerId: row.customerId as CustomerGid | null,
  };
}

/** Forgets who claimed. */
export async function eraseCustomerOfClaims(
  shopId: ShopId,
  { customerId, emailHash }: { customerId: CustomerGid; emailHash: string | null },
  connection: Connection,
): Promise<void> {
  await connection.claim.updateMany({ where: { shopId, customerId }, data: { customerId: null, emailHash: null } });
  if (emailHash !== null)
    await connection.claim.updateMany({ where: { shopId, emailHash }, data: { emailHash: null } });
}

/**
 * The customer's claims: those made signed in or with their e-mail address, and those that nobody is named in and that an
 * order of theirs used, by its code or by what else it was recognised by.
 */
export async function listClaimsOfCustomer(
  shopId: ShopId,
  { customerId, emailHash }: { customerId: CustomerGid; emailHash: string | null },
  connection: Connection = database,
): Promise<Claim[]> {
  const address = emailHash === null ? [] : [{ emailHash }];
  const orders = await connection.order.findMany({
    where: { shopId, OR: [{ customerId }, ...address] },
    select: { id: true, discountCodes: true },
  });
  const referrals = await connection.referral.findMany({
    where: { shopId, orderId: { in: orders.map(({ id }) => id) } },
    select: { claimId: true },
  });
  const used = [
    { friendCode: { in: orders.flatMap(({ discountCodes }) => discountCodes.map(foldCode)) } },
    { id: { in: referrals.map(({ claimId }) => claimId) } },
  ];
  const rows = await connection.claim.findMany({
    where: { shopId, OR: [{ customerId }, ...address, { customerId: null, emailHash: null, OR: used }] },
    orderBy: { claimedAt: 'asc' },
  });
  return rows.map(toClaim);
}

function foldCode(code: string): string {
  return code.trim().toUpperCase();
}

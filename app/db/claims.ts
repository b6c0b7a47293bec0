import type { Claim as ClaimRow } from '@prisma/client';
import type { AdvocateId, ClaimId, CustomerGid, ProgramId, ShopId, VisitId } from '#app/domain/ids.ts';
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
  locale: string;
  claimedAt: Date;
  expiresAt: Date;
}

export async function getClaim(shopId: ShopId, claimId: ClaimId, connection: Connection = database): Promise<Claim> {
  return toClaim(await connection.claim.findUniqueOrThrow({ where: { shopId_id: { shopId, id: claimId } } }));
}

/** What this visitor claimed in the program before: by the same visit, or signed in as the same customer. */
export async function findEarlierClaim(
  shopId: ShopId,
  programId: ProgramId,
  visitor: { visitId: VisitId; customerId: CustomerGid | null },
  connection: Connection = database,
): Promise<Claim | null> {
  const same = [
    { visitId: visitor.visitId },
    ...(visitor.customerId === null ? [] : [{ customerId: visitor.customerId }]),
  ];
  const row = await connection.claim.findFirst({
    where: { shopId, programId, OR: same },
    orderBy: { claimedAt: 'desc' },
  });
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

/**
 * Makes claims of one visitor wait for each other until the transaction ends, so that whoever comes second finds what
 * the first one got, even when that was the last code there was.
 */
export async function waitForOtherClaims(
  shopId: ShopId,
  programId: ProgramId,
  visitor: { visitId: VisitId; customerId: CustomerGid | null },
  connection: Connection,
): Promise<void> {
  const names = [visitor.visitId, ...(visitor.customerId === null ? [] : [visitor.customerId])];
  // Always in the same order, so that two visits of one customer cannot wait for each other in a circle.
  const keys = names.map((name) => `claim ${shopId} ${programId} ${name}`).toSorted();
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`;
}

/** Makes orders that were placed with the same claim be decided one after the other, until the transaction ends. */
export async function lockClaim(shopId: ShopId, claimId: ClaimId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`earn ${shopId} ${claimId}`}, 0))`;
}

/** How many claims were made since `since`, in the whole shop or of one advocate; counted up to `most`. */
export async function countRecentClaims(
  shopId: ShopId,
  { advocateId, since, most }: { advocateId?: AdvocateId; since: Date; most: number },
  connection: Connection = database,
): Promise<number> {
  const where = { shopId, claimedAt: { gt: since }, ...(advocateId === undefined ? {} : { advocateId }) };
  return await connection.claim.count({ where, take: most });
}

export async function insertClaim(shopId: ShopId, claim: Claim, connection: Connection): Promise<void> {
  await connection.claim.create({ data: { ...claim, shopId } });
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
  customerId: CustomerGid,
  connection: Connection,
): Promise<void> {
  await connection.claim.updateMany({ where: { shopId, customerId }, data: { customerId: null } });
}

/** The customer's claims: those made signed in, and those that nobody is named in and whose code an order of theirs used. */
export async function listClaimsOfCustomer(
  shopId: ShopId,
  { customerId, emailHash }: { customerId: CustomerGid; emailHash: string | null },
  connection: Connection = database,
): Promise<Claim[]> {
  const orders = await connection.order.findMany({
    where: { shopId, OR: [{ customerId }, ...(emailHash === null ? [] : [{ emailHash }])] },
    select: { discountCodes: true },
  });
  const used = orders.flatMap(({ discountCodes }) => discountCodes.map(foldCode));
  const rows = await connection.claim.findMany({
    where: { shopId, OR: [{ customerId }, { customerId: null, friendCode: { in: used } }] },
    orderBy: { claimedAt: 'asc' },
  });
  return rows.map(toClaim);
}

function foldCode(code: string): string {
  return code.trim().toUpperCase();
}

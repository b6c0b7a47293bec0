import type { Advocate as AdvocateRow } from '@prisma/client';
import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { PersonDetails, RequestOrigin } from '#app/domain/person/person-details.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import type { Traces } from '#app/domain/reward/referral-facts.ts';
import { database, type Connection } from './client.server.ts';
import { fromColumns } from './columns.ts';
import { decrypt, encrypt, hashName, originTraces, tracesOf } from './personal-data.server.ts';

export interface Advocate extends Traces, AdvocateFacts {
  id: AdvocateId;
  customerId: CustomerGid;
  firstName: string;
  locale: string;
  joinedAt: Date;
  /** When Shopify last said who they are; null while it was not asked. */
  factsAt: Date | null;
  /** Nothing that could be compared is left of them. */
  isErased: boolean;
}

/** Makes everything that grants to one advocate, or takes back, wait for its turn, until the transaction ends. */
export async function lockAdvocate(shopId: ShopId, advocateId: AdvocateId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`advocate ${shopId} ${advocateId}`}, 0))`;
}

export async function getAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
  connection: Connection = database,
): Promise<Advocate> {
  return toAdvocate(await connection.advocate.findUniqueOrThrow({ where: { shopId_id: { shopId, id: advocateId } } }));
}

/** The advocate that somebody named from outside; null when the shop has none by that id. */
export async function findAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
  connection: Connection = database,
): Promise<Advocate | null> {
  const row = await connection.advocate.findUnique({ where: { shopId_id: { shopId, id: advocateId } } });
  return row === null ? null : toAdvocate(row);
}

/** Reads the address in the clear, for sending; null when there is none (any more). */
export async function findAdvocateEmail(
  shopId: ShopId,
  advocateId: AdvocateId,
  connection: Connection = database,
): Promise<string | null> {
  const row = await connection.advocate.findUnique({
    where: { shopId_id: { shopId, id: advocateId } },
    select: { emailCipher: true },
  });
  return row?.emailCipher ? decrypt(row.emailCipher) : null;
}

/** Whose invite this is, by a code in its folded form, old codes included; null for an unknown one. */
export async function findAdvocateByCode(
  shopId: ShopId,
  code: string,
  connection: Connection = database,
): Promise<(Advocate & { code: string }) | null> {
  return await findAdvocateByCodes(shopId, [code], connection);
}

/**
 * The same for any of these codes, however many of them one advocate has. The first is what was typed, and wins; null when
 * it is nobody's and the others lead to more than one advocate.
 */
export async function findAdvocateByCodes(
  shopId: ShopId,
  codes: string[],
  connection: Connection = database,
): Promise<(Advocate & { code: string }) | null> {
  const [typed] = codes;
  const rows = await connection.$queryRaw<{ code: string }[]>`
    select advocate.*, invite.code
      from (select distinct on (advocate_id) advocate_id, code
              from invite_code
             where shop_id = ${shopId} and code = any(${codes})
             order by advocate_id, array_position(${codes}::text[], code)) as invite
      join advocate on advocate.shop_id = ${shopId} and advocate.id = invite.advocate_id
     order by array_position(${codes}::text[], invite.code) limit 2`;
  return onlyOne(rows[0]?.code === typed ? rows.slice(0, 1) : rows);
}

/** Who lets friends find them by this name, with their current code; null unless it is one person's alone. */
export async function findAdvocateByName(
  shopId: ShopId,
  fullName: string,
  connection: Connection = database,
): Promise<(Advocate & { code: string }) | null> {
  const nameHash = hashName(shopId, fullName);
  if (nameHash === null) return null;
  const rows = await connection.$queryRaw<unknown[]>`
    select advocate.*, invite.code
      from advocate
      join invite_code as invite
        on invite.shop_id = advocate.shop_id and invite.advocate_id = advocate.id and invite.is_current
     where advocate.shop_id = ${shopId} and advocate.name_hash = ${nameHash}
     limit 2`;
  return onlyOne(rows);
}

function onlyOne(rows: unknown[]): (Advocate & { code: string }) | null {
  const [row, other] = rows as (AdvocateRow & { code: string })[];
  return row === undefined || other !== undefined ? null : { ...toAdvocate(fromColumns(row)), code: row.code };
}

/** The customer's own invite: the advocate and the current code; null when they have not joined. */
export async function findAdvocateOfCustomer(
  shopId: ShopId,
  customerId: CustomerGid,
  connection: Connection = database,
): Promise<(Advocate & { code: string }) | null> {
  const row = await connection.advocate.findUnique({ where: { shopId_customerId: { shopId, customerId } } });
  if (row === null) return null;
  const invite = await connection.inviteCode.findFirstOrThrow({
    where: { shopId, advocateId: row.id, isCurrent: true },
  });
  return { ...toAdvocate(row), code: invite.code };
}

/** What Shopify says of the customer that an advocate is, and where they asked from. */
export interface AdvocateRecord {
  details: PersonDetails;
  origin: RequestOrigin;
  facts: AdvocateFacts;
  factsAt: Date;
}

/** Inserts the advocate of a customer, once; answers whether it was this call that did. */
export async function insertAdvocate(
  shopId: ShopId,
  advocate: { id: AdvocateId; customerId: CustomerGid; firstName: string; locale: string; joinedAt: Date },
  { details, origin, facts, factsAt }: AdvocateRecord,
  connection: Connection,
): Promise<boolean> {
  const emailCipher = details.email === null ? null : encrypt(details.email);
  const { count } = await connection.advocate.createMany({
    data: [{ ...advocate, ...tracesOf(shopId, details, origin), ...toColumns(facts), factsAt, shopId, emailCipher }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Keeps what Shopify says of an advocate now. An origin that says nothing leaves the last one standing. */
export async function refreshAdvocateFacts(
  shopId: ShopId,
  advocateId: AdvocateId,
  { details, origin, facts, factsAt }: AdvocateRecord,
  connection: Connection = database,
): Promise<void> {
  const { emailHash, phoneHash, addressHash } = tracesOf(shopId, details, origin);
  const emailCipher = details.email === null ? null : encrypt(details.email);
  const seen = Object.entries(originTraces(shopId, origin)).filter(([, hash]) => hash !== null);
  await connection.advocate.updateMany({
    where: { shopId, id: advocateId },
    data: { emailHash, phoneHash, addressHash, emailCipher, ...Object.fromEntries(seen), ...toColumns(facts), factsAt },
  });
}

/** Gives the advocate this code as the current one; answers false when somebody in the shop has it. */
export async function insertInviteCode(
  shopId: ShopId,
  code: string,
  advocateId: AdvocateId,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.inviteCode.createMany({
    data: [{ shopId, code, advocateId, isCurrent: true, createdAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Every invite of the advocate, old ones included. */
export async function listInviteCodes(
  shopId: ShopId,
  advocateId: AdvocateId,
  connection: Connection = database,
): Promise<{ code: string; isCurrent: boolean; createdAt: Date }[]> {
  return await connection.inviteCode.findMany({
    where: { shopId, advocateId },
    select: { code: true, isCurrent: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
}

/** Takes every invite of the advocate away; their links stop working. */
export async function deleteInviteCodes(shopId: ShopId, advocateId: AdvocateId, connection: Connection): Promise<void> {
  await connection.inviteCode.deleteMany({ where: { shopId, advocateId } });
}

/** Removes what identifies the customer; the ledger keeps ids and amounts only. */
export async function eraseAdvocate(shopId: ShopId, customerId: CustomerGid, connection: Connection): Promise<number> {
  const { count } = await connection.advocate.updateMany({
    where: { shopId, customerId },
    data: {
      firstName: '',
      emailCipher: null,
      emailHash: null,
      phoneHash: null,
      addressHash: null,
      ipHash: null,
      deviceHash: null,
      orderCount: null,
      tags: [],
      segmentIds: [],
      factsAt: null,
      nameHash: null,
      nameLostAt: null,
      // Whoever still has a private link sees nothing with it.
      linkVersion: { increment: 1 },
    },
  });
  return count;
}

function toColumns({ orderCount, tags, segmentIds }: AdvocateFacts) {
  return { orderCount, tags: [...tags], segmentIds: [...segmentIds] };
}

function toAdvocate(row: AdvocateRow): Advocate {
  const { emailHash, phoneHash, addressHash, ipHash, deviceHash, orderCount, tags, segmentIds } = row;
  return {
    id: row.id as AdvocateId,
    customerId: row.customerId as CustomerGid,
    firstName: row.firstName,
    locale: row.locale,
    joinedAt: row.joinedAt,
    emailHash,
    phoneHash,
    addressHash,
    ipHash,
    deviceHash,
    orderCount,
    tags,
    segmentIds,
    factsAt: row.factsAt,
    isErased: row.factsAt === null && row.firstName === '' && emailHash === null,
  };
}

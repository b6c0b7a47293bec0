import type { Advocate as AdvocateRow } from '@prisma/client';
import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';
import { decrypt, encrypt, hashEmail } from './personal-data.server.ts';

export interface Advocate {
  id: AdvocateId;
  customerId: string;
  firstName: string;
  emailHash: string | null;
  locale: string;
}

export async function getAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
  connection: Connection = database,
): Promise<Advocate> {
  return toAdvocate(await connection.advocate.findUniqueOrThrow({ where: { shopId_id: { shopId, id: advocateId } } }));
}

/** Reads the address in the clear, for sending; null when there is none (any more). */
export async function findAdvocateEmail(shopId: ShopId, advocateId: AdvocateId): Promise<string | null> {
  const row = await database.advocate.findUnique({
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
  const invite = await connection.inviteCode.findUnique({ where: { shopId_code: { shopId, code } } });
  if (invite === null) return null;
  return { ...(await getAdvocate(shopId, invite.advocateId as AdvocateId, connection)), code: invite.code };
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

/** Inserts the advocate of a customer, once; answers whether it was this call that did. */
export async function insertAdvocate(
  shopId: ShopId,
  advocate: {
    id: AdvocateId;
    customerId: CustomerGid;
    firstName: string;
    email: string | null;
    locale: string;
    joinedAt: Date;
  },
  connection: Connection,
): Promise<boolean> {
  const { email, ...rest } = advocate;
  const { count } = await connection.advocate.createMany({
    data: [
      { ...rest, shopId, emailCipher: email === null ? null : encrypt(email), emailHash: hashEmail(shopId, email) },
    ],
    skipDuplicates: true,
  });
  return count === 1;
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
): Promise<{ code: string; isCurrent: boolean; createdAt: Date }[]> {
  return await database.inviteCode.findMany({
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
    data: { firstName: '', emailCipher: null, emailHash: null },
  });
  return count;
}

function toAdvocate(row: AdvocateRow): Advocate {
  return {
    id: row.id as AdvocateId,
    customerId: row.customerId,
    firstName: row.firstName,
    emailHash: row.emailHash,
    locale: row.locale,
  };
}

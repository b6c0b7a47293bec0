import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import { database, type Connection } from './client.server.ts';

/** An advocate as their own dashboard knows them. */
export interface InvitingAdvocate extends AdvocateFacts {
  id: AdvocateId;
  customerId: CustomerGid;
  firstName: string;
  locale: string;
  /** Their current invite code. */
  code: string;
  linkVersion: number;
  isFoundByName: boolean;
  /** Nothing that could be compared is left of them. */
  isErased: boolean;
}

/** Somebody with an invite, by our id or by Shopify's; null when the shop has no such advocate. */
export async function findInvitingAdvocate(
  shopId: ShopId,
  who: { id: AdvocateId } | { customerId: CustomerGid },
  connection: Connection = database,
): Promise<InvitingAdvocate | null> {
  const row = await connection.advocate.findFirst({ where: { shopId, ...who } });
  if (row === null) return null;
  const { code } = await connection.inviteCode.findFirstOrThrow({
    where: { shopId, advocateId: row.id, isCurrent: true },
    select: { code: true },
  });
  const { firstName, locale, orderCount, tags, segmentIds, linkVersion } = row;
  return {
    id: row.id as AdvocateId,
    customerId: row.customerId as CustomerGid,
    ...{ firstName, locale, code, orderCount, tags, segmentIds, linkVersion },
    isFoundByName: row.nameHash !== null,
    isErased: row.factsAt === null && row.firstName === '' && row.emailHash === null,
  };
}

/** Lets friends find an advocate by their full name, as a keyed hash; null takes that back. */
export async function saveNameHash(
  shopId: ShopId,
  advocateId: AdvocateId,
  nameHash: string | null,
  connection: Connection = database,
): Promise<void> {
  await connection.advocate.updateMany({ where: { shopId, id: advocateId }, data: { nameHash } });
}

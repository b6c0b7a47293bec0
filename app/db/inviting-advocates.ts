import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import { database, type Connection } from './client.server.ts';

/**
 * Whether friends find an advocate by their name: `shared` while others let themselves be found by the same one, so that
 * it leads to nobody; `lost` when that ended without their having asked for it.
 */
export type NameStanding = 'off' | 'on' | 'shared' | 'lost';

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
  nameStanding: NameStanding;
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
  const { firstName, locale, orderCount, tags, segmentIds, linkVersion, nameHash } = row;
  const bearers = nameHash === null ? 0 : await connection.advocate.count({ where: { shopId, nameHash } });
  return {
    id: row.id as AdvocateId,
    customerId: row.customerId as CustomerGid,
    ...{ firstName, locale, code, orderCount, tags, segmentIds, linkVersion },
    isFoundByName: nameHash !== null,
    nameStanding: nameHash !== null ? (bearers > 1 ? 'shared' : 'on') : row.nameLostAt === null ? 'off' : 'lost',
    isErased: row.factsAt === null && row.firstName === '' && row.emailHash === null,
  };
}

/**
 * Lets friends find an advocate by their full name, as a keyed hash; null takes that back. Whoever shared the name that is
 * given up loses it, too, until they allow it again: what led to nobody must not begin to lead to somebody whose own name
 * may have changed since they were asked.
 */
export async function saveNameHash(
  shopId: ShopId,
  advocateId: AdvocateId,
  nameHash: string | null,
  now: Date,
  connection: Connection,
): Promise<void> {
  await loseSharedName(shopId, advocateId, nameHash, now, connection);
  const data = { nameHash, nameLostAt: null };
  await connection.advocate.updateMany({ where: { shopId, id: advocateId }, data });
}

/** Keeps what Shopify says they are called now. Another full name than the one they allowed finds them no more. */
export async function followName(
  shopId: ShopId,
  advocateId: AdvocateId,
  { firstName, nameHash }: { firstName: string; nameHash: string | null },
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.advocate.updateMany({ where: { shopId, id: advocateId }, data: { firstName } });
  const lost = { shopId, id: advocateId, nameHash: { not: null }, NOT: { nameHash } };
  if ((await connection.advocate.count({ where: lost })) === 0) return;
  await loseSharedName(shopId, advocateId, nameHash, now, connection);
  await connection.advocate.updateMany({ where: lost, data: { nameHash: null, nameLostAt: now } });
}

async function loseSharedName(
  shopId: ShopId,
  advocateId: AdvocateId,
  next: string | null,
  now: Date,
  connection: Connection,
): Promise<void> {
  // Two who give up one name at once would wait for each other's row.
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`names ${shopId}`}, 0))`;
  await connection.$executeRaw`
    update advocate as other
       set name_hash = null, name_lost_at = ${now}
      from advocate as own
     where own.shop_id = ${shopId} and own.id = ${advocateId} and own.name_hash is distinct from ${next}
       and other.shop_id = own.shop_id and other.id <> own.id and other.name_hash = own.name_hash`;
}

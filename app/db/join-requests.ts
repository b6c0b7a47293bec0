import type { JoinRequestId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';
import { newId } from './new-id.server.ts';
import { decrypt, encrypt, hashEmail, hashExactEmail } from './personal-data.server.ts';

/** Somebody asked for an invite with this address; whether it is theirs is not known before they open the link. */
export interface JoinRequest {
  id: JoinRequestId;
  email: string;
  /** Of the mailbox: every spelling of its address has the same. */
  emailHash: string;
  locale: string;
  requestedAt: Date;
  /** When the mail with the link was handed over last; null while it waits. */
  sentAt: Date | null;
}

/**
 * Writes down that an address asked, once for each address of the shop, and answers under which id. The address of a
 * request never changes: who asks with another spelling of it cannot turn a link that was mailed to the first.
 */
export async function saveJoinRequest(
  shopId: ShopId,
  { email, locale, now }: { email: string; locale: string; now: Date },
  connection: Connection,
): Promise<JoinRequestId> {
  const rows = await connection.$queryRaw<{ id: JoinRequestId }[]>`
    insert into join_request (shop_id, id, address_hash, email_hash, email_cipher, locale, requested_at)
    values (${shopId}, ${newId('jr')}, ${hashExactEmail(shopId, email)}, ${hashEmail(shopId, email)},
            ${encrypt(email)}, ${locale}, ${now})
    on conflict (shop_id, address_hash) do update
      set locale = excluded.locale, requested_at = excluded.requested_at
    returning id`;
  const [row] = rows;
  if (row === undefined) throw new Error('A request that was just written is gone.');
  return row.id;
}

export async function findJoinRequest(shopId: ShopId, id: JoinRequestId): Promise<JoinRequest | null> {
  const row = await database.joinRequest.findUnique({ where: { shopId_id: { shopId, id } } });
  if (row === null) return null;
  const { emailHash, locale, requestedAt, sentAt } = row;
  return { id, email: decrypt(row.emailCipher), emailHash, locale, requestedAt, sentAt };
}

export async function markJoinMailSent(
  shopId: ShopId,
  id: JoinRequestId,
  now: Date,
  connection: Connection,
): Promise<void> {
  await connection.joinRequest.updateMany({ where: { shopId, id }, data: { sentAt: now } });
}

/** Forgets that a mailbox asked, under whatever address; its links stop working. */
export async function deleteJoinRequestsOf(shopId: ShopId, emailHash: string, connection: Connection): Promise<void> {
  await connection.joinRequest.deleteMany({ where: { shopId, emailHash } });
}

/** Forgets requests that were made, and links that were sent, before `before`, of all shops. */
export async function deleteOldJoinRequests(before: Date): Promise<void> {
  await database.joinRequest.deleteMany({
    where: { requestedAt: { lt: before }, OR: [{ sentAt: null }, { sentAt: { lt: before } }] },
  });
}

import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import {
  isPrivateLinkGood,
  privateLinkOf,
  readPrivateLink,
  writePrivateLink,
} from '#app/domain/invite/private-link.ts';
import type { Connection } from './client.server.ts';
import { findInvitingAdvocate, type InvitingAdvocate } from './inviting-advocates.ts';
import { readSigned, signText } from './signatures.server.ts';

/** The secret part of an advocate's private link, for a mail or a page of their own; null once they were erased. */
export async function findPrivateToken(shopId: ShopId, advocateId: AdvocateId, now: Date): Promise<string | null> {
  const advocate = await findInvitingAdvocate(shopId, { id: advocateId });
  if (advocate === null || advocate.isErased) return null;
  const { linkVersion } = advocate;
  return signText('private_link', shopId, writePrivateLink(privateLinkOf({ advocateId, linkVersion }, now)));
}

/** Whose dashboard a private link opens; null when it is not one of this shop, too old, or made worthless. */
export async function findAdvocateByToken(shopId: ShopId, token: string, now: Date): Promise<InvitingAdvocate | null> {
  const text = readSigned('private_link', shopId, token);
  const link = text === null ? null : readPrivateLink(text);
  if (link === null) return null;
  const advocate = await findInvitingAdvocate(shopId, { id: link.advocateId });
  if (advocate === null || advocate.isErased || !isPrivateLinkGood(link, advocate.linkVersion, now)) return null;
  return advocate;
}

/** Makes every private link worthless that was made before. */
export async function raiseLinkVersion(shopId: ShopId, advocateId: AdvocateId, connection: Connection): Promise<void> {
  await connection.advocate.updateMany({
    where: { shopId, id: advocateId },
    data: { linkVersion: { increment: 1 } },
  });
}

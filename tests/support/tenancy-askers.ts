import type { Connection } from '#app/db/client.server.ts';
import { encrypt, hashAsker, hashEmail, hashExactEmail } from '#app/db/personal-data.server.ts';
import { windowOf } from '#app/domain/abuse/attempt-limits.ts';
import type { JoinRequestId, ShopId } from '#app/domain/ids.ts';

/** Who tried something of a shop too often, and who asked it for an invite. */
export async function addAskers(
  shopId: ShopId,
  { joinRequestId, now }: { joinRequestId: JoinRequestId; now: Date },
  transaction: Connection,
): Promise<void> {
  const tried = { kind: 'unknown_invite', who: 'ip', windowStart: windowOf('unknown_invite', now), count: 99 };
  const asker = hashAsker(shopId, { ip: '203.0.113.9', userAgent: null, acceptLanguage: null });
  for (const who of ['ip', asker ?? '-']) await transaction.attempt.create({ data: { ...tried, who, shopId } });
  const email = 'ada@example.com';
  const addressHash = hashExactEmail(shopId, email) ?? '';
  const asked = {
    addressHash,
    emailHash: hashEmail(shopId, email) ?? '',
    emailCipher: encrypt(email),
    locale: 'en',
  };
  await transaction.joinRequest.create({
    data: { ...asked, shopId, id: joinRequestId, requestedAt: now },
  });
}

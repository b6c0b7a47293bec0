import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { countRecentShares, insertShare } from '#app/db/shares.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { ShareChannel } from '#app/domain/invite/channel.ts';
import type { Surface } from '#app/domain/invite/surface.ts';

/** More than anybody shares in an hour; the rest is somebody's script. */
const mostAnHour = 60;
const millisecondsAnHour = 60 * 60 * 1000;

/**
 * An advocate sent their invite somewhere, as far as their browser told us. It moves nothing, so whoever makes it up
 * gains nothing. Safe to run twice: a share is there once by its id. Two at once may both be the last of the hour.
 */
export async function recordShare({
  shop,
  advocateId,
  shareId,
  channel,
  surface,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  advocateId: AdvocateId;
  shareId: string;
  channel: ShareChannel;
  surface: Surface;
  now: Date;
}): Promise<{ ok: true } | { refused: 'too_many' }> {
  const since = new Date(now.getTime() - millisecondsAnHour);
  const recent = await countRecentShares(shop.id, { advocateId, since, most: mostAnHour });
  if (recent >= mostAnHour) return { refused: 'too_many' };
  await inTransaction(async (transaction) => {
    const share = { id: shareId, advocateId, channel, surface, sharedAt: now };
    if (!(await insertShare(shop.id, share, transaction))) return;
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'invite_shared',
          actor: 'shopper',
          at: now,
          causeKey: `share:${shareId}`,
          advocateId,
          data: { channel, surface },
        },
      ],
      transaction,
    );
  });
  return { ok: true };
}

import { giveBackAttempt, takeAttempt } from '#app/db/attempts.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { insertShare } from '#app/db/shares.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { ShareChannel } from '#app/domain/invite/channel.ts';
import type { Surface } from '#app/domain/invite/surface.ts';
import type { ShownProgram } from '#app/domain/program/shown-program.ts';

/**
 * An advocate sent their invite somewhere, as far as their browser told us. It moves nothing, so whoever makes it up
 * gains nothing. Safe to run twice: a share is there once by its id, and counts once in the hour's limit.
 */
export async function recordShare({
  shop,
  advocateId,
  shareId,
  channel,
  surface,
  shown = null,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  advocateId: AdvocateId;
  shareId: string;
  channel: ShareChannel;
  surface: Surface;
  /** The program that the advocate was shown; null for none. */
  shown?: ShownProgram | null;
  now: Date;
}): Promise<{ ok: true } | { refused: 'too_many' }> {
  return await inTransaction(async (transaction): Promise<{ ok: true } | { refused: 'too_many' }> => {
    if ((await takeAttempt(shop.id, 'share', advocateId, now, transaction)) === null) return { refused: 'too_many' };
    const share = { id: shareId, advocateId, channel, surface, sharedAt: now, ...(shown === null ? {} : { shown }) };
    if (!(await insertShare(shop.id, share, transaction))) {
      await giveBackAttempt(shop.id, 'share', advocateId, now, transaction);
      return { ok: true };
    }
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'invite_shared',
          actor: 'shopper',
          at: now,
          causeKey: `share:${shareId}`,
          advocateId,
          ...(shown === null ? {} : { programId: shown.programId }),
          data: { channel, surface, ...(shown === null ? {} : { version: shown.versionNumber }) },
        },
      ],
      transaction,
    );
    return { ok: true };
  });
}

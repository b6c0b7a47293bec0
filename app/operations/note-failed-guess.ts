import { takeAttempt } from '#app/db/attempts.ts';
import { hashAsker } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';

/**
 * Somebody opened a link to an invite that is not there. It is counted, so that guessing becomes slow, and answered only as
 * often as that may be; asking twice counts twice, as it should.
 */
export async function noteFailedGuess({
  shop,
  origin,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  origin: RequestOrigin;
  now: Date;
}): Promise<{ ok: true } | { refused: 'too_many_tries' }> {
  const taken = await takeAttempt(shop.id, 'unknown_invite', hashAsker(shop.id, origin), now);
  return taken === null ? { refused: 'too_many_tries' } : { ok: true };
}

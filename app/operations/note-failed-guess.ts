import { countAttempt } from '#app/db/attempts.ts';
import { originTraces } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';

/**
 * Somebody asked for an invite that is not there. It is counted, so that guessing becomes slow; asking twice counts twice,
 * as it should.
 */
export async function noteFailedGuess({
  shop,
  kind,
  origin,
  now,
}: {
  shop: Shop;
  kind: 'unknown_invite' | 'unknown_name';
  origin: RequestOrigin;
  now: Date;
}): Promise<void> {
  await countAttempt(shop.id, kind, originTraces(shop.id, origin).ipHash, now);
}

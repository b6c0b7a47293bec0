import { giveBackAttempt } from '#app/db/attempts.ts';
import { hashAsker } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import type { Guess } from './take-guess.ts';

/**
 * What was typed in fits, or nothing was told about it: it was no guess. Not for running twice: each guess that was taken
 * is given back once, by the request that took it. One that is lost on the way counts until its window ends.
 */
export async function giveGuessBack({
  shop,
  guess,
  origin,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  guess: Guess;
  origin: RequestOrigin;
  now: Date;
}): Promise<void> {
  const who = hashAsker(shop.id, origin);
  for (const kind of guess.may) await giveBackAttempt(shop.id, kind, who, now);
}

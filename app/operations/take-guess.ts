import { takeAttempt } from '#app/db/attempts.ts';
import { hashAsker } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { guessKinds, type GuessKind } from '#app/domain/abuse/guess-kinds.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';

/** As what a typed text may be looked up, and as what not any more, since there were too many. */
export interface Guess {
  may: GuessKind[];
  mayNot: GuessKind[];
}

/**
 * Somebody types in a code or a name. It is counted before anything is looked up, so that many at once are as few as many
 * in turn; what fits is given back (give-guess-back). Twice counts twice, as it should.
 */
export async function takeGuess({
  shop,
  typed,
  origin,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  typed: string;
  origin: RequestOrigin;
  now: Date;
}): Promise<Guess> {
  const who = hashAsker(shop.id, origin);
  const guess: Guess = { may: [], mayNot: [] };
  for (const kind of guessKinds(typed)) {
    const taken = await takeAttempt(shop.id, kind, who, now);
    (taken === null ? guess.mayNot : guess.may).push(kind);
  }
  return guess;
}

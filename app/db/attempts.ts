import { attemptLimits, windowOf, type AttemptKind } from '#app/domain/abuse/attempt-limits.ts';
import type { ShopId } from '#app/domain/ids.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import { database, type Connection } from './client.server.ts';
import { hashAsker } from './personal-data.server.ts';

/** Who tried: the keyed hash of where they ask from or of their mailbox, or an id of ours; null when it is not known. */
type Who = string | null;

/**
 * Counts an attempt and answers the how manieth of the window it is; null for one that is too many, which is not to be
 * looked at. Counting and asking are one statement, so that a hundred at once get no more than a hundred in turn.
 * Anybody who is not known counts as one person.
 */
export async function takeAttempt(
  shopId: ShopId,
  kind: AttemptKind,
  who: Who,
  now: Date,
  connection: Connection = database,
): Promise<number | null> {
  const { ofOne, ofShop } = attemptLimits[kind];
  // Who tried first and the shop after it, here and when it is given back: two at once never wait for each other in a circle.
  const [taken] = await connection.$queryRaw<{ ofOne: number; ofShop: number }[]>`
    with one as (
      insert into attempt (shop_id, kind, who, window_start, count)
      values (${shopId}, ${kind}, ${who ?? '-'}, ${windowOf(kind, now)}, 1)
      on conflict (shop_id, kind, who, window_start)
        do update set count = attempt.count + 1 where attempt.count < ${ofOne}
      returning shop_id, kind, window_start, count
    ), whole as (
      insert into attempt (shop_id, kind, who, window_start, count)
      select shop_id, kind, '', window_start, 1 from one where ${ofShop !== null}::boolean
      on conflict (shop_id, kind, who, window_start) do update set count = attempt.count + 1
      returning count
    )
    select one.count as "ofOne", coalesce(whole.count, 0) as "ofShop" from one left join whole on true`;
  if (taken === undefined) return null;
  if (ofShop === null || taken.ofShop <= ofShop.most) return taken.ofOne;
  return ofShop.stops === 'who_tried_before' && taken.ofOne === 1 ? taken.ofOne : null;
}

/** Takes back an attempt that turned out to be none, such as a code that fits. Once for each that was taken, with its `now`. */
export async function giveBackAttempt(
  shopId: ShopId,
  kind: AttemptKind,
  who: Who,
  now: Date,
  connection: Connection = database,
): Promise<void> {
  await connection.$executeRaw`
    with one as (
      update attempt set count = count - 1
       where shop_id = ${shopId} and kind = ${kind} and who = ${who ?? '-'} and window_start = ${windowOf(kind, now)}
         and count > 0
      returning shop_id, kind, window_start
    )
    update attempt whole set count = whole.count - 1
      from one
     where whole.shop_id = one.shop_id and whole.kind = one.kind and whole.window_start = one.window_start
       and whole.who = '' and whole.count > 0`;
}

/** Whether somebody has attempts left. Counts nothing: for what counts only when it fails, and can wait to be counted. */
export async function findAttemptsLeft(shopId: ShopId, kind: AttemptKind, who: Who, now: Date): Promise<boolean> {
  const key = { shopId, kind, who: who ?? '-', windowStart: windowOf(kind, now) };
  const row = await database.attempt.findUnique({
    where: { shopId_kind_who_windowStart: key },
    select: { count: true },
  });
  return (row?.count ?? 0) < attemptLimits[kind].ofOne;
}

/** The same for whoever asks from `origin`. */
export async function findTriesLeft(
  shopId: ShopId,
  kind: AttemptKind,
  origin: RequestOrigin,
  now: Date,
): Promise<boolean> {
  return await findAttemptsLeft(shopId, kind, hashAsker(shopId, origin), now);
}

/** Forgets attempts of windows that began before `before`, of all shops. */
export async function deleteOldAttempts(before: Date): Promise<void> {
  await database.attempt.deleteMany({ where: { windowStart: { lt: before } } });
}

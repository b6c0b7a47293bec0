import { attemptLimits, windowOf, type AttemptKind } from '#app/domain/abuse/attempt-limits.ts';
import type { ShopId } from '#app/domain/ids.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import { database, type Connection } from './client.server.ts';
import { originTraces } from './personal-data.server.ts';

/** Who tried, as the keyed hash of their address on the internet; null when it is not known. */
type Who = string | null;

/**
 * Whether another attempt of this kind may still be looked at. Counts nothing. `of: 'one'` asks about that address alone,
 * for what nobody may be kept from because strangers tried too often.
 */
export async function findAttemptsLeft(
  shopId: ShopId,
  kind: AttemptKind,
  who: Who,
  now: Date,
  { of = 'shop' }: { of?: 'one' | 'shop' } = {},
): Promise<boolean> {
  const whose = of === 'one' ? [who ?? '-'] : [who ?? '-', ''];
  const rows = await database.attempt.findMany({
    where: { shopId, kind, who: { in: whose }, windowStart: windowOf(kind, now) },
    select: { who: true, count: true },
  });
  const { ofOne, ofShop } = attemptLimits[kind];
  return rows.every(({ who: whose, count }) => count < (whose === '' ? ofShop : ofOne));
}

/** The same for whoever asks from `origin`. */
export async function findTriesLeft(
  shopId: ShopId,
  kind: AttemptKind,
  origin: RequestOrigin,
  now: Date,
  whose: { of?: 'one' | 'shop' } = {},
): Promise<boolean> {
  return await findAttemptsLeft(shopId, kind, originTraces(shopId, origin).ipHash, now, whose);
}

/** Counts an attempt, for whoever made it and for the shop. Anybody whose address is not known counts as one person. */
export async function countAttempt(
  shopId: ShopId,
  kind: AttemptKind,
  who: Who,
  now: Date,
  connection: Connection = database,
): Promise<void> {
  // The shop's row last and both in one statement: two at once wait for each other in the same order.
  await connection.$executeRaw`
    insert into attempt (shop_id, kind, who, window_start, count)
    values (${shopId}, ${kind}, ${who ?? '-'}, ${windowOf(kind, now)}, 1), (${shopId}, ${kind}, '', ${windowOf(kind, now)}, 1)
    on conflict (shop_id, kind, who, window_start) do update set count = attempt.count + 1`;
}

/** Forgets attempts of windows that began before `before`, of all shops. */
export async function deleteOldAttempts(before: Date): Promise<void> {
  await database.attempt.deleteMany({ where: { windowStart: { lt: before } } });
}

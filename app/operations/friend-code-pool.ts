import type { Connection } from '#app/db/client.server.ts';
import type { ParentDiscountOf } from '#app/db/parent-discounts.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ParentDiscountId, ShopId } from '#app/domain/ids.ts';
import type { ProgramVersion } from '#app/domain/program/program.ts';
import { expiryAfter } from '#app/domain/reward/expiry.ts';
import { addCalendarDays } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

/** With fewer codes than this left, the next batch is minted. */
export const lowWater = 100;
const askEvery = 10;
/** How long before friends need them the codes of another month are made. */
const aheadDays = 3;

/**
 * Under which discount the codes hang that friends are given at `now`: that of the month in which the last day lies that
 * they have. Null when friends get nothing.
 */
export function friendDiscountOf(
  shop: Pick<Shop, 'timeZone'>,
  { programId, number, settings }: Pick<ProgramVersion, 'programId' | 'number' | 'settings'>,
  now: Date,
): ParentDiscountOf | null {
  const { friend, claimDays } = settings;
  if (friend === null) return null;
  const expiry = expiryAfter(claimDays, now, shop.timeZone);
  return { programId, versionNumber: number, side: 'friend', offer: friend, expiry };
}

/** The discounts that friends are given codes of from now until a few days on: one, or two when another month comes. */
export function comingFriendDiscounts(
  shop: Pick<Shop, 'timeZone'>,
  version: Pick<ProgramVersion, 'programId' | 'number' | 'settings'>,
  now: Date,
): ParentDiscountOf[] {
  const current = friendDiscountOf(shop, version, now);
  const coming = friendDiscountOf(shop, version, addCalendarDays(now, aheadDays, shop.timeZone));
  if (current === null || coming === null) return [];
  return current.expiry?.month === coming.expiry?.month ? [current] : [current, coming];
}

/**
 * Whether the claim that left this many codes asks for more: the one that crosses the mark, then every tenth (claims at
 * the same moment can step over a number together), and everybody who finds nothing. Did all ask, they would wait for one
 * another at the one row of the job.
 */
export function isTimeToAsk(codesLeft: number): boolean {
  return codesLeft === 0 || (codesLeft < lowWater && codesLeft % askEvery === askEvery - 1);
}

/** Asks for the pool to be filled; many claims asking at once make one job. */
export async function askForFriendCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  transaction: Connection,
): Promise<void> {
  await enqueue(
    transaction,
    'mint-friend-codes',
    { shopId, parentDiscountId },
    { key: `mint:${parentDiscountId}`, queue: `mint:${parentDiscountId}` },
  );
}

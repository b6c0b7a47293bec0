import type { ParentDiscount as ParentDiscountRow } from '@prisma/client';
import type { ParentDiscountId, ProgramId, ShopId } from '#app/domain/ids.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import { encodeOffer, parseOffer, type Offer } from '#app/domain/reward/offer.ts';
import { database, type Connection } from './client.server.ts';
import { newId, newSecretCode } from './new-id.server.ts';
import { offerKey } from './offer-key.server.ts';

export interface ParentDiscount {
  id: ParentDiscountId;
  programId: ProgramId;
  versionNumber: number;
  side: Side;
  offer: Offer;
  /** The shop's month with whose end its codes expire, such as `2026-11`; null when they never do. */
  expiryMonth: string | null;
  /** The first moment at which its codes do not work any more. */
  expiresAt: Date | null;
  seedCode: string;
  /** gid of the discount in Shopify; null until it is known to exist. */
  shopifyId: string | null;
  /** Shopify's words when it last refused to make it, or codes under it, and when; null once it did not. */
  refusal: { said: string; at: Date } | null;
}

/** What a discount is for: codes of one offer that end with the same month hang under the same one. */
export interface ParentDiscountOf {
  programId: ProgramId;
  versionNumber: number;
  side: Side;
  offer: Offer;
  expiry: { month: string; at: Date } | null;
}

/** The row of a discount, made on first use, so that its seed code is written down before Shopify hears of it. */
export async function ensureParentDiscount(
  shopId: ShopId,
  of: ParentDiscountOf,
  connection: Connection = database,
): Promise<ParentDiscount> {
  const found = await findParentDiscount(shopId, of, connection);
  if (found !== null) return found;
  const { programId, versionNumber, side, offer, expiry } = of;
  await connection.parentDiscount.createMany({
    data: [
      {
        shopId,
        id: newId('pd'),
        programId,
        versionNumber,
        side,
        offer: encodeOffer(offer),
        offerKey: offerKey(offer),
        expiryMonth: expiry?.month ?? '',
        expiresAt: expiry?.at ?? null,
        seedCode: newSecretCode('SEED'),
      },
    ],
    skipDuplicates: true,
  });
  const made = await findParentDiscount(shopId, of, connection);
  if (made === null) throw new Error('The discount row was just made and is gone.');
  return made;
}

export async function findParentDiscount(
  shopId: ShopId,
  { programId, versionNumber, side, offer, expiry }: ParentDiscountOf,
  connection: Connection = database,
): Promise<ParentDiscount | null> {
  const row = await connection.parentDiscount.findUnique({
    where: {
      shopId_programId_versionNumber_side_offerKey_expiryMonth: {
        shopId,
        programId,
        versionNumber,
        side,
        offerKey: offerKey(offer),
        expiryMonth: expiry?.month ?? '',
      },
    },
  });
  return row === null ? null : toParentDiscount(row);
}

export async function getParentDiscount(
  shopId: ShopId,
  id: ParentDiscountId,
  connection: Connection = database,
): Promise<ParentDiscount> {
  return toParentDiscount(await connection.parentDiscount.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } }));
}

export async function storeShopifyId(shopId: ShopId, id: ParentDiscountId, shopifyId: string): Promise<void> {
  const data = { shopifyId, refusal: null, refusedAt: null };
  await database.parentDiscount.update({ where: { shopId_id: { shopId, id } }, data });
}

/** Compare-and-set: what was known of a discount that is gone is forgotten; answers whether it was this call that did. */
export async function forgetShopifyId(
  shopId: ShopId,
  { id, shopifyId }: Pick<ParentDiscount, 'id' | 'shopifyId'>,
  connection: Connection,
): Promise<boolean> {
  const where = { shopId, id, shopifyId };
  return (await connection.parentDiscount.updateMany({ where, data: { shopifyId: null } })).count === 1;
}

/** Keeps what Shopify said when it refused; null when it does not any more. */
export async function storeRefusal(
  shopId: ShopId,
  id: ParentDiscountId,
  refusal: ParentDiscount['refusal'],
  connection: Connection,
): Promise<void> {
  const data = { refusal: refusal?.said ?? null, refusedAt: refusal?.at ?? null };
  await connection.parentDiscount.updateMany({ where: { shopId, id }, data });
}

/** What Shopify last said against a discount, but `not`, that a version of a program needs; null when it has nothing. */
export async function findRefusal(
  shopId: ShopId,
  { programId, number, not }: { programId: ProgramId; number: number; not?: ParentDiscountId },
  now: Date,
): Promise<string | null> {
  const isLiving = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const row = await database.parentDiscount.findFirst({
    where: {
      shopId,
      programId,
      versionNumber: number,
      refusal: { not: null },
      ...isLiving,
      ...(not === undefined ? {} : { id: { not } }),
    },
    select: { refusal: true },
    orderBy: { refusedAt: 'desc' },
  });
  return row?.refusal ?? null;
}

function toParentDiscount(row: ParentDiscountRow): ParentDiscount {
  return {
    id: row.id as ParentDiscountId,
    programId: row.programId as ProgramId,
    versionNumber: row.versionNumber,
    side: row.side as Side,
    offer: parseOffer(row.offer),
    expiryMonth: row.expiryMonth === '' ? null : row.expiryMonth,
    expiresAt: row.expiresAt,
    seedCode: row.seedCode,
    shopifyId: row.shopifyId,
    refusal: row.refusal === null || row.refusedAt === null ? null : { said: row.refusal, at: row.refusedAt },
  };
}

import type { ParentDiscountId, ProgramId, ShopId } from '#app/domain/ids.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import { database, type Connection } from './client.server.ts';
import { newId, newSecretCode } from './new-id.server.ts';

export interface ParentDiscount {
  id: ParentDiscountId;
  programId: ProgramId;
  versionNumber: number;
  side: Side;
  seedCode: string;
  /** gid of the discount in Shopify; null until it is known to exist. */
  shopifyId: string | null;
}

/** The row of a side's discount, made on first use, so that its seed code is written down before Shopify hears of it. */
export async function ensureParentDiscount(
  shopId: ShopId,
  of: { programId: ProgramId; versionNumber: number; side: Side },
  connection: Connection = database,
): Promise<ParentDiscount> {
  await connection.parentDiscount.createMany({
    data: [{ shopId, id: newId('pd'), ...of, seedCode: newSecretCode('SEED') }],
    skipDuplicates: true,
  });
  const found = await findParentDiscount(shopId, of.programId, of.versionNumber, of.side, connection);
  if (found === null) throw new Error('The discount row was just made and is gone.');
  return found;
}

export async function findParentDiscount(
  shopId: ShopId,
  programId: ProgramId,
  versionNumber: number,
  side: Side,
  connection: Connection = database,
): Promise<ParentDiscount | null> {
  const row = await connection.parentDiscount.findUnique({
    where: { shopId_programId_versionNumber_side: { shopId, programId, versionNumber, side } },
  });
  return row === null
    ? null
    : { ...row, id: row.id as ParentDiscountId, programId: row.programId as ProgramId, side: row.side as Side };
}

export async function getParentDiscount(shopId: ShopId, id: ParentDiscountId): Promise<ParentDiscount> {
  const row = await database.parentDiscount.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } });
  return { ...row, id: row.id as ParentDiscountId, programId: row.programId as ProgramId, side: row.side as Side };
}

export async function storeShopifyId(shopId: ShopId, id: ParentDiscountId, shopifyId: string): Promise<void> {
  await database.parentDiscount.update({ where: { shopId_id: { shopId, id } }, data: { shopifyId } });
}

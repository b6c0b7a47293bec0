import type { BatchId, ParentDiscountId, ProgramId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

/** Writes down the codes of a batch before Shopify hears of them. */
export async function insertMintingCodes(
  shopId: ShopId,
  batch: { id: BatchId; parentDiscountId: ParentDiscountId; codes: string[]; now: Date },
  connection: Connection,
): Promise<void> {
  await connection.friendCode.createMany({
    data: batch.codes.map((code) => ({
      shopId,
      code,
      parentDiscountId: batch.parentDiscountId,
      batchId: batch.id,
      status: 'minting',
      createdAt: batch.now,
    })),
  });
}

/** Earlier batches whose answer never came: whether their codes exist cannot be known cheaply, so nobody gets them. */
export async function abandonMintingCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  connection: Connection,
): Promise<number> {
  const { count } = await connection.friendCode.updateMany({
    where: { shopId, parentDiscountId, status: 'minting' },
    data: { status: 'abandoned' },
  });
  return count;
}

/** The codes of a discount that is gone and that nobody has yet: nobody gets them. */
export async function abandonAvailableCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  connection: Connection,
): Promise<number> {
  const { count } = await connection.friendCode.updateMany({
    where: { shopId, parentDiscountId, status: 'available' },
    data: { status: 'abandoned' },
  });
  return count;
}

/** Ends a batch: the codes that Shopify made can be claimed, the rest never will be. */
export async function settleBatch(
  shopId: ShopId,
  batchId: BatchId,
  added: string[],
  connection: Connection,
): Promise<void> {
  await connection.friendCode.updateMany({
    where: { shopId, batchId, status: 'minting', code: { in: added } },
    data: { status: 'available' },
  });
  await connection.friendCode.updateMany({
    where: { shopId, batchId, status: 'minting' },
    data: { status: 'abandoned' },
  });
}

export async function countAvailableCodes(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  connection: Connection = database,
): Promise<number> {
  return await connection.friendCode.count({ where: { shopId, parentDiscountId, status: 'available' } });
}

/**
 * Takes one code out of the pool. Two takers never wait for each other and never get the same; null when it is empty. Says
 * too how many are left, counted up to `most`, so that a large pool costs no more than a small one.
 */
export async function takeFriendCode(
  shopId: ShopId,
  parentDiscountId: ParentDiscountId,
  connection: Connection,
  { most = 1 }: { most?: number } = {},
): Promise<{ code: string; left: number } | null> {
  const [taken] = await connection.$queryRaw<{ code: string; before: number }[]>`
    update friend_code set status = 'claimed'
     where shop_id = ${shopId} and code = (
       select code from friend_code
        where shop_id = ${shopId} and parent_discount_id = ${parentDiscountId} and status = 'available'
        limit 1 for update skip locked)
    returning code, (
      select count(*)::int from (
        select 1 from friend_code
         where shop_id = ${shopId} and parent_discount_id = ${parentDiscountId} and status = 'available'
         limit ${most + 1}) as pool) as before`;
  return taken === undefined ? null : { code: taken.code, left: taken.before - 1 };
}

/** The versions that installed shops hand out friend codes of now: of each active program the newest that is ready. */
export async function listOfferedVersions(): Promise<{ shopId: ShopId; programId: ProgramId; number: number }[]> {
  return await database.$queryRaw`
    select distinct on (version.shop_id, version.program_id)
           version.shop_id as "shopId", version.program_id as "programId", version.number
      from program_version as version
      join program on program.shop_id = version.shop_id and program.id = version.program_id and program.status = 'active'
      join shop on shop.id = version.shop_id and shop.uninstalled_at is null
     where version.ready_at is not null
     order by version.shop_id, version.program_id, version.number desc`;
}

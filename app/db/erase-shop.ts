import type { ShopId } from '#app/domain/ids.ts';
import type { Connection } from './client.server.ts';

/** Deletes everything we hold of a shop, the ledger included, which only this path may do. */
export async function eraseShop(shopId: ShopId, connection: Connection): Promise<void> {
  const where = { where: { shopId } };
  await connection.$executeRaw`select set_config('ricochet.erasing_shop', ${shopId}, true)`;
  await connection.ledgerEntry.deleteMany(where);
  await connection.message.deleteMany(where);
  await connection.reversal.deleteMany(where);
  await connection.reward.deleteMany(where);
  await connection.referral.deleteMany(where);
  await connection.order.deleteMany(where);
  await connection.orderChange.deleteMany(where);
  await connection.claim.deleteMany(where);
  await connection.visit.deleteMany(where);
  await connection.share.deleteMany(where);
  await connection.staleAdvocate.deleteMany(where);
  await connection.joinRequest.deleteMany(where);
  await connection.attempt.deleteMany(where);
  await connection.inviteCode.deleteMany(where);
  await connection.advocate.deleteMany(where);
  await connection.block.deleteMany(where);
  await connection.friendCode.deleteMany(where);
  await connection.parentDiscount.deleteMany(where);
  await connection.programVersion.deleteMany(where);
  await connection.program.deleteMany(where);
  await connection.shop.deleteMany({ where: { id: shopId } });
}

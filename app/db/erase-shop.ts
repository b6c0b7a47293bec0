import type { ShopId } from '#app/domain/ids.ts';
import type { Connection } from './client.server.ts';
import { lockFigures } from './figure-counting.ts';

/** Deletes everything we hold of a shop, the ledger included, which only this path may do. */
export async function eraseShop(shopId: ShopId, connection: Connection): Promise<void> {
  const where = { where: { shopId } };
  await connection.$executeRaw`select set_config('ricochet.erasing_shop', ${shopId}, true)`;
  // Whatever counts the ledger would write figures of what is not there any more.
  await lockFigures(shopId, connection);
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
  await connection.figure.deleteMany(where);
  await connection.advocateFigure.deleteMany(where);
  await connection.promiseFigure.deleteMany(where);
  await connection.ruleFigure.deleteMany(where);
  await connection.uncountedEntry.deleteMany(where);
  await connection.shopSettings.deleteMany(where);
  await connection.merchantMail.deleteMany(where);
  await connection.onboarding.deleteMany(where);
  await connection.savedView.deleteMany(where);
  await connection.export.deleteMany(where);
  await connection.exportPart.deleteMany(where);
  await connection.note.deleteMany(where);
  await connection.shop.deleteMany({ where: { id: shopId } });
}

import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

/** Whose invites these codes are, each advocate once. */
export async function listOwnersOfCodes(
  shopId: ShopId,
  codes: string[],
  connection: Connection = database,
): Promise<AdvocateId[]> {
  const rows = await connection.inviteCode.findMany({
    where: { shopId, code: { in: codes } },
    select: { advocateId: true },
    distinct: ['advocateId'],
  });
  return rows.map(({ advocateId }) => advocateId as AdvocateId);
}

/** Whether this is the code of a discount that we gave to a friend or an advocate, or keep ready. */
export async function countDiscountsWithCode(
  shopId: ShopId,
  code: string,
  connection: Connection = database,
): Promise<number> {
  const [forFriends, rewards] = await Promise.all([
    connection.friendCode.count({ where: { shopId, code } }),
    connection.reward.count({ where: { shopId, code } }),
  ]);
  return forFriends + rewards;
}

/** Makes one of the advocate's codes the current one; the others keep working. */
export async function makeCodeCurrent(
  shopId: ShopId,
  advocateId: AdvocateId,
  code: string,
  connection: Connection,
): Promise<void> {
  await connection.$executeRaw`
    update invite_code set is_current = (code = ${code})
     where shop_id = ${shopId} and advocate_id = ${advocateId}
       and exists (select from invite_code where shop_id = ${shopId} and advocate_id = ${advocateId} and code = ${code})`;
}

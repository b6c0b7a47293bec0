import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { Connection } from './client.server.ts';

/** Makes whatever else changes the order of the shop's programs wait for its turn, until the transaction ends. */
export async function lockProgramOrder(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`programs ${shopId}`}, 0))`;
}

/** The shop's programs in their order; those that are archived are asked for nothing and have no place. */
export async function listProgramOrder(shopId: ShopId, connection: Connection): Promise<ProgramId[]> {
  const rows = await connection.program.findMany({
    where: { shopId, status: { not: 'archived' } },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id as ProgramId);
}

/** The place of the last program, archived ones included; zero when there is none. */
export async function getLastPrecedence(shopId: ShopId, connection: Connection): Promise<number> {
  const { _max } = await connection.program.aggregate({ where: { shopId }, _max: { precedence: true } });
  return _max.precedence ?? 0;
}

/** Numbers these programs from one on, in this order. */
export async function saveProgramOrder(
  shopId: ShopId,
  order: readonly ProgramId[],
  connection: Connection,
): Promise<void> {
  for (const [index, id] of order.entries())
    await connection.program.updateMany({ where: { shopId, id }, data: { precedence: index + 1 } });
}

import { database, type Connection } from './client.server.ts';

/** Forgets every session of a shop, with its tokens. */
export async function deleteSessions(shopDomain: string, connection: Connection = database): Promise<void> {
  await connection.session.deleteMany({ where: { shop: shopDomain } });
}

/** Keeps the scopes that the shop's sessions have now. */
export async function saveScopes(
  shopDomain: string,
  scopes: string[],
  connection: Connection = database,
): Promise<void> {
  await connection.session.updateMany({ where: { shop: shopDomain }, data: { scope: scopes.join(',') } });
}

/** Shops whose refresh token ends before `before`: without a refresh until then they would be cut off. */
export async function listShopsToRenew(before: Date): Promise<string[]> {
  const rows = await database.session.findMany({
    where: { isOnline: false, refreshTokenExpires: { lt: before } },
    select: { shop: true },
    take: 1000,
  });
  return rows.map(({ shop }) => shop);
}

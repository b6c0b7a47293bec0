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

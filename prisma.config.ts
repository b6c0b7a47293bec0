import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

/** PostgreSQL's internal types `char`, `name` and `name[]`, and the text types that Prisma can read instead. */
const readableType = new Map([[18, 25], [19, 25], [1003, 1009]]);

/**
 * Prisma's schema engine in JavaScript reads the catalog through the pg adapter, which does not know the catalog's own
 * types and stops with "Column type 'name' could not be deserialized". Each column arrives as text, so say so.
 */
function readCatalogTypes<T extends object>(connection: T): T {
  if (!('performIO' in connection) || typeof connection.performIO !== 'function') throw new Error('Prisma\'s pg adapter has no performIO any more: look at prisma.config.ts.');
  const performIO = connection.performIO.bind(connection);
  return Object.assign(connection, {
    async performIO(...query: unknown[]) {
      const result: { fields: { dataTypeID: number }[] } = await performIO(...query);
      for (const field of result.fields) field.dataTypeID = readableType.get(field.dataTypeID) ?? field.dataTypeID;
      return result;
    },
  });
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => {
    const adapter = new PrismaPg({ connectionString: process.env['DATABASE_URL'] });
    const connect = adapter.connect.bind(adapter);
    const connectToShadowDb = adapter.connectToShadowDb.bind(adapter);
    return Object.assign(adapter, {
      connect: async () => readCatalogTypes(await connect()),
      connectToShadowDb: async () => readCatalogTypes(await connectToShadowDb()),
    });
  },
});

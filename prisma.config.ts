import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

/** PostgreSQL's internal types `char`, `name` and `name[]`, and the text types that Prisma can read instead. */
const readableType = new Map([
  [18, 25],
  [19, 25],
  [1003, 1009],
]);

/**
 * Mends two things in the pg adapter that only the schema engine in JavaScript meets. The catalog's own types are not
 * known to it ("Column type 'name' could not be deserialized"), though their values arrive as text. And it cuts a
 * migration at every semicolon, also inside a function's body; PostgreSQL takes the whole script at once.
 */
class MigratingAdapter extends PrismaPg {
  override async connect() {
    return mend(await super.connect());
  }
  override async connectToShadowDb() {
    return mend(await super.connectToShadowDb());
  }
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>;
type PerformIO = (...query: unknown[]) => Promise<{ fields?: { dataTypeID: number }[] }>;

function isPerformIO(value: unknown): value is PerformIO {
  return typeof value === 'function';
}

function mend(connection: Connection): Connection {
  const performIO: unknown = Reflect.get(connection, 'performIO');
  if (!isPerformIO(performIO)) throw new Error("Prisma's pg adapter has no performIO any more: look here.");
  return Object.assign(connection, {
    async performIO(...query: unknown[]) {
      const result = await performIO.apply(connection, query);
      for (const field of result.fields ?? [])
        field.dataTypeID = readableType.get(field.dataTypeID) ?? field.dataTypeID;
      return result;
    },
    async executeScript(script: string) {
      await connection.underlyingDriver().query(script);
    },
  });
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: () =>
    Promise.resolve(new MigratingAdapter({ connectionString: process.env['DATABASE_URL'], allowExitOnIdle: true })),
});

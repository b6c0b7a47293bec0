import path from 'node:path';
import { migrate } from './migrate.ts';
import { findFreePort, startPostgres } from './postgres.ts';
import { superviseApp } from './processes.ts';

/**
 * `npm start`: web and worker together. Without DATABASE_URL, and outside production, they get a PostgreSQL of their
 * own, whose data is kept in .data/postgres.
 */
const isProduction = process.env['NODE_ENV'] === 'production';
const given = process.env['DATABASE_URL'];
if (given === undefined && isProduction)
  throw new Error('DATABASE_URL is missing. In production Ricochet uses the PostgreSQL you run, never one of its own.');

const postgres =
  given === undefined
    ? await startPostgres({ dataFolder: path.resolve('.data/postgres'), port: await findFreePort() })
    : null;
await postgres?.createDatabase('ricochet');
const databaseUrl = given ?? postgres?.url('ricochet') ?? '';
// In production the release brings the database up to date before the new processes start (docs/operations.md).
if (!isProduction) await migrate(databaseUrl);

const app = superviseApp(['web', 'worker'], {
  env: { DATABASE_URL: databaseUrl },
  onRestart: (name) => console.error(`The ${name} process died; it is started again.`),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () =>
      void app
        .stop()
        .then(async () => await postgres?.stop())
        .then(() => process.exit(0)),
  );
}
app.ready.catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  await app.stop();
  await postgres?.stop();
  process.exit(1);
});

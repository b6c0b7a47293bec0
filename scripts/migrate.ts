import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { runPrisma } from './prisma.ts';

/** Brings our tables and the queue's to their newest form; does nothing when they are. Safe to run at every start. */
export async function migrate(databaseUrl: string): Promise<void> {
  runPrisma(['migrate', 'deploy'], databaseUrl);
  await runMigrations({ connectionString: databaseUrl });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const databaseUrl = process.env['DATABASE_URL'];
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is missing: the database to bring up to date.');
  await migrate(databaseUrl);
}

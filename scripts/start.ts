import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrate.ts';
import { findFreePort, startPostgres, type RunningPostgres } from './postgres.ts';
import { superviseApp } from './processes.ts';

/**
 * `npm start`: web and worker together. Outside production they get what a developer would otherwise have to make: the
 * variables of .env, a PostgreSQL of their own with its data in .data/postgres, and an encryption key kept beside it.
 */
if (process.env['NODE_ENV'] === 'production') await start(process.env['DATABASE_URL']);
else await startDeveloping();

async function startDeveloping(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // Shopify's CLI tells the address of its tunnel in HOST.
  process.env['SHOPIFY_APP_URL'] ??= process.env['HOST'];
  process.env['ENCRYPTION_KEY'] ??= keptEncryptionKey();
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) {
    await migrate(given);
    return await start(given);
  }
  const postgres = await startPostgres({ dataFolder: path.resolve('.data/postgres'), port: await findFreePort() });
  await postgres.createDatabase('ricochet');
  const databaseUrl = postgres.url('ricochet');
  await migrate(databaseUrl);
  await start(databaseUrl, postgres);
}

/** In production the release brings the database up to date before the new processes start (docs/operations.md). */
async function start(databaseUrl: string | undefined, postgres?: RunningPostgres): Promise<void> {
  const app = superviseApp(['web', 'worker'], {
    env: databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl },
    onRestart: (name) => console.error(`The ${name} process died; it is started again.`),
  });
  const end = async (code: number) => {
    await app.stop();
    await postgres?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // PostgreSQL's library has a listener of its own that would end this process before the app has ended.
    process.removeAllListeners(signal);
    process.on(signal, () => void end(0));
  }
  try {
    await app.ready;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    await end(1);
  }
}

function keptEncryptionKey(): string {
  const file = '.data/encryption-key';
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

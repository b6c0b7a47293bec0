import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs Prisma's CLI without its engine binaries, which it would otherwise try to download: prisma.config.ts brings the
 * engine in JavaScript, and any file that exists stops the search.
 */
export function runPrisma(args: string[], databaseUrl?: string): void {
  const result = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('prisma/build/index.js')), ...args], {
    env: {
      ...process.env,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`prisma ${args.join(' ')} failed.\n${result.stdout}\n${result.stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runPrisma(process.argv.slice(2));

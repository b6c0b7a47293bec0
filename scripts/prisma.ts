import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The schema engine in JavaScript leaves the ten-second timer of its lock running after its work is done, and the CLI
 * waits for it. A timer that holds nothing open lets the process end.
 */
const letTimersGo = `data:text/javascript,${encodeURIComponent(
  'const start = globalThis.setTimeout; globalThis.setTimeout = Object.assign((run, ms, ...rest) => { const timer = start(run, ms, ...rest); if (ms >= 10000) timer.unref(); return timer; }, start);',
)}`;

/**
 * Runs Prisma's CLI without its engine binaries, which it would otherwise try to download: prisma.config.ts brings the
 * engine in JavaScript, and any file that exists stops the search. Throws with what it printed when it fails.
 */
export function runPrisma(args: string[], databaseUrl?: string): void {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const result = spawnSync(process.execPath, ['--import', letTimersGo, cli, ...args], {
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

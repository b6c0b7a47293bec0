import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The Remix app for web, then the entries of the two processes beside it. Throws when either does not build. */
export async function buildApp(options: { quiet: boolean }): Promise<void> {
  const remixCli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@remix-run/dev/package.json')),
    'dist/cli.js',
  );
  const remix = spawn(process.execPath, [remixCli, 'vite:build'], {
    stdio: ['ignore', options.quiet ? 'ignore' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const complaints: string[] = [];
  remix.stderr?.on('data', (text: Buffer) => complaints.push(text.toString()));
  const [code] = (await once(remix, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The app does not build.\n${complaints.join('')}`);

  await build({
    entryPoints: ['app/server.ts', 'app/worker.ts'],
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp({ quiet: false });

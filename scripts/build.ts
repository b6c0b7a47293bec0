import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** `npm run build`: the Remix app for web, then the two processes' entries beside it. */
const remix = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('@remix-run/dev/dist/cli.js')), 'vite:build'], {
  stdio: ['ignore', process.env['RICOCHET_QUIET_BUILD'] ? 'ignore' : 'inherit', 'inherit'],
  env: { ...process.env, NODE_ENV: 'production' },
});
if (remix.status !== 0) process.exit(remix.status ?? 1);

await build({
  entryPoints: ['app/server.ts', 'app/worker.ts'],
  outdir: 'build',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  jsx: 'automatic',
  sourcemap: true,
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
});

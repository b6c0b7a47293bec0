/**
 * Tells Shopify what the app is: `node scripts/deploy.ts`, with the options of `shopify app deploy` behind it. The UI
 * extensions are built with the address of shopify.app.toml in them, because they can ask nobody for it.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { applicationAddress } from './check-shopify-config.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const cli = fileURLToPath(new URL('../node_modules/@shopify/cli/bin/run.js', import.meta.url));
const child = spawn(process.execPath, [cli, 'app', 'deploy', '--path', folder, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, APP_URL: applicationAddress(folder) },
});
child.once('exit', (code) => (process.exitCode = code ?? 1));

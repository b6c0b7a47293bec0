/**
 * Lets Shopify's own CLI judge shopify.app.toml and every extension: `node scripts/check-shopify-config.ts`. It builds
 * the app as `shopify app deploy` would, without signing in and without a word to Shopify.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ConfigReport {
  isAccepted: boolean;
  output: string;
}

const cli = fileURLToPath(new URL('../node_modules/@shopify/cli/bin/run.js', import.meta.url));

/** Builds the app in `folder` with Shopify's CLI; it is accepted when the CLI is content and reports no error. */
export async function checkShopifyConfig(folder: string): Promise<ConfigReport> {
  // Extensions are built by the CLI as child processes: they must find the same Node.
  const env = { ...process.env, CI: '1', SHOPIFY_CLI_NO_ANALYTICS: '1', FORCE_COLOR: '0', NODE_ENV: 'production' } as const;
  return await new Promise((resolve) => {
    execFile(process.execPath, [cli, 'app', 'build', '--path', folder], { env, timeout: 180_000 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      // Theme Check's findings are printed without failing the build.
      const hasFindings = /^╭─ error|\[(error|warning)\]:/m.test(output);
      resolve({ isAccepted: error === null && !hasFindings, output: error === null ? output : `${output}\n${error.message}` });
    });
  });
}

if (import.meta.main) {
  const { isAccepted, output } = await checkShopifyConfig(fileURLToPath(new URL('..', import.meta.url)));
  if (isAccepted) console.log("Shopify's CLI accepts shopify.app.toml and the extensions.");
  else console.error(output);
  process.exitCode = isAccepted ? 0 : 1;
}

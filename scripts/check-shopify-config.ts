/**
 * Lets Shopify's own CLI judge shopify.app.toml and every extension: `node scripts/check-shopify-config.ts`. It builds
 * the app as a deploy would, without signing in and without a word to Shopify.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ConfigReport {
  isAccepted: boolean;
  output: string;
}

const cli = fileURLToPath(new URL('../node_modules/@shopify/cli/bin/run.js', import.meta.url));
// Without the last one the CLI would run `npm install` first.
const build = ['app', 'build', '--skip-dependencies-installation', '--path'];

/** Builds the app in `folder` with Shopify's CLI; it is accepted when the CLI is content with all of it. */
export async function checkShopifyConfig(folder: string): Promise<ConfigReport> {
  const env = {
    ...process.env,
    CI: '1',
    SHOPIFY_CLI_NO_ANALYTICS: '1',
    FORCE_COLOR: '0',
    NODE_ENV: 'production',
  } as const;
  return await new Promise((resolve) => {
    execFile(process.execPath, [cli, ...build, folder], { env, timeout: 180_000 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      const problems = [...(error === null ? [] : [error.message]), ...quietProblems(folder, output)];
      resolve({ isAccepted: problems.length === 0, output: [output, ...problems].join('\n') });
    });
  });
}

/** What the CLI lets pass with a success: Theme Check's findings, and extensions of a type it does not know. */
function quietProblems(folder: string, output: string): string[] {
  const problems = /\[(error|warning)\]:/.test(output) ? ['Theme Check found something in an extension.'] : [];
  const extensions = path.join(folder, 'extensions');
  const names = existsSync(extensions) ? readdirSync(extensions) : [];
  const built = names.filter((name) => existsSync(path.join(extensions, name, 'shopify.extension.toml')));
  return [
    ...problems,
    ...built.filter((name) => !output.includes(`${name} │`)).map((name) => `The CLI did not build extensions/${name}.`),
  ];
}

if (import.meta.main) {
  const { isAccepted, output } = await checkShopifyConfig(fileURLToPath(new URL('..', import.meta.url)));
  if (isAccepted) console.log("Shopify's CLI accepts shopify.app.toml and the extensions.");
  else console.error(output);
  process.exitCode = isAccepted ? 0 : 1;
}

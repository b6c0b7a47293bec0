/**
 * Lets Shopify's own CLI judge shopify.app.toml and every extension: `node scripts/check-shopify-config.ts`. It builds
 * the app as a deploy would, without signing in and without a word to Shopify.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'smol-toml';
import { z } from 'zod';

export interface ConfigReport {
  isAccepted: boolean;
  output: string;
  /** What each UI extension weighs, in a sentence. */
  weights: string[];
}

/** Shopify refuses 64 KB, compressed; half of it is plenty for a card and a page. */
const heaviestKilobytes = 32;

const appToml = z.object({ application_url: z.url() });
const extensionToml = z.object({
  handle: z.string().optional(),
  extensions: z.array(z.object({ handle: z.string(), type: z.string() })).default([]),
});

const cli = fileURLToPath(new URL('../node_modules/@shopify/cli/bin/run.js', import.meta.url));
// Without the last one the CLI would run `npm install` first.
const build = ['app', 'build', '--skip-dependencies-installation', '--path'];

/** Builds the app in `folder` with Shopify's CLI; it is accepted when the CLI is content with all of it. */
export async function checkShopifyConfig(folder: string): Promise<ConfigReport> {
  const env = {
    ...process.env,
    // Where the UI extensions find the app; Shopify's CLI puts it into them.
    APP_URL: applicationAddress(folder),
    CI: '1',
    SHOPIFY_CLI_NO_ANALYTICS: '1',
    FORCE_COLOR: '0',
    NODE_ENV: 'production',
  } as const;
  return await new Promise((resolve) => {
    execFile(process.execPath, [cli, ...build, folder], { env, timeout: 180_000 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      const bundles = readBundles(folder);
      const problems = [
        ...(error === null ? [] : [error.message]),
        ...quietProblems(folder, output),
        ...bundles.flatMap((bundle) => bundleProblems(bundle, env.APP_URL)),
      ];
      const weights = bundles.map(({ handle, kilobytes }) => `${handle}: ${kilobytes.toFixed(1)} KB compressed`);
      resolve({ isAccepted: problems.length === 0, output: [output, ...problems].join('\n'), weights });
    });
  });
}

/** Where the app answers, by its configuration; a wrong one is the CLI's to complain about. */
export function applicationAddress(folder: string): string {
  const toml = appToml.safeParse(parse(readFileSync(path.join(folder, 'shopify.app.toml'), 'utf8')));
  return toml.data?.application_url.replace(/\/$/, '') ?? '';
}

/** What the CLI lets pass with a success: Theme Check's findings, and extensions of a type it does not know. */
function quietProblems(folder: string, output: string): string[] {
  const problems = /\[(error|warning)\]:/.test(output) ? ['Theme Check found something in an extension.'] : [];
  const missing = readExtensions(folder).filter(({ handle }) => !output.includes(`${handle} │`));
  return [...problems, ...missing.map(({ name }) => `The CLI did not build extensions/${name}.`)];
}

interface Bundle {
  handle: string;
  text: string;
  kilobytes: number;
}

function readBundles(folder: string): Bundle[] {
  return readExtensions(folder).flatMap(({ name, handle }) => {
    const file = path.join(folder, 'extensions', name, 'dist', `${handle}.js`);
    if (!existsSync(file)) return [];
    const code = readFileSync(file);
    return [{ handle, text: code.toString(), kilobytes: gzipSync(code).length / 1024 }];
  });
}

function bundleProblems({ handle, text, kilobytes }: Bundle, address: string): string[] {
  return [
    ...(kilobytes > heaviestKilobytes
      ? [`${handle} weighs ${kilobytes.toFixed(1)} KB compressed; ${heaviestKilobytes} KB are its budget.`]
      : []),
    ...(text.includes(address) ? [] : [`${handle} does not know where the app answers (${address}).`]),
  ];
}

/** Every extension by the folder it is in; a folder may hold several. */
function readExtensions(folder: string): { name: string; handle: string }[] {
  const extensions = path.join(folder, 'extensions');
  const names = existsSync(extensions) ? readdirSync(extensions) : [];
  return names.flatMap((name) => {
    const file = path.join(extensions, name, 'shopify.extension.toml');
    if (!existsSync(file)) return [];
    const toml = extensionToml.safeParse(parse(readFileSync(file, 'utf8'))).data;
    const handles = toml?.extensions.map(({ handle }) => handle) ?? [];
    return (handles.length > 0 ? handles : [toml?.handle ?? name]).map((handle) => ({ name, handle }));
  });
}

if (import.meta.main) {
  const { isAccepted, output, weights } = await checkShopifyConfig(fileURLToPath(new URL('..', import.meta.url)));
  if (isAccepted) console.log(["Shopify's CLI accepts shopify.app.toml and the extensions.", ...weights].join('\n'));
  else console.error(output);
  process.exitCode = isAccepted ? 0 : 1;
}

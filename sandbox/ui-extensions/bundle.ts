import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PlacedExtension } from './read-extensions.ts';

/**
 * The script of an extension at one place, as Shopify's CLI builds it: the same entry, the same define, the same target.
 * `appUrl` is what the CLI puts in for `process.env.APP_URL`.
 */
export async function bundleExtension({ folder, module, target }: PlacedExtension, appUrl: string): Promise<string> {
  const contents = `import run from '${module}';\nshopify.extend('${target}', () => run());`;
  return await bundleText({
    stdin: { contents, resolveDir: folder, loader: 'tsx' },
    define: { 'process.env.APP_URL': JSON.stringify(appUrl), 'process.env.NODE_ENV': '"production"' },
    target: 'es6',
  });
}

/** A script of the sandbox itself for the browser. */
export async function bundleOwn(file: 'frame' | 'page'): Promise<string> {
  const entry = fileURLToPath(new URL(`./browser/${file}.ts`, import.meta.url));
  return await bundleText({ entryPoints: [entry], target: 'es2022' });
}

async function bundleText(options: Parameters<typeof build>[0]): Promise<string> {
  const common = {
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'silent',
  } as const;
  const { outputFiles } = await build({ ...common, ...options, write: false });
  return outputFiles[0]?.text ?? '';
}

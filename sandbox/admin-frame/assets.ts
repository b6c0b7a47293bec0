import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import express from 'express';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The scripts of the browser, bundled from their TypeScript once for each sandbox; and the style sheets. */
export async function assetsRouter(): Promise<express.Router> {
  const [appBridge, adminFrame] = await Promise.all([bundle('./bridge/main.ts'), bundle('./frame/main.ts')]);
  const router = express.Router();
  const serve = (address: string, type: string, text: () => string) =>
    router.get(address, (_request, response) => {
      // Pages of the app, of another origin, load App Bridge from here.
      response
        .set({ 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' })
        .type(type)
        .send(text());
    });
  serve('/app-bridge.js', 'text/javascript', () => appBridge);
  serve('/sandbox-assets/admin-frame.js', 'text/javascript', () => adminFrame);
  for (const sheet of ['pages', 'frame']) {
    serve(`/sandbox-assets/${sheet}.css`, 'text/css', () => readFileSync(here(`./pages/${sheet}.css`), 'utf8'));
  }
  return router;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

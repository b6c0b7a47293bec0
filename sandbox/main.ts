import path from 'node:path';
import process from 'node:process';
import { readRegistration } from './registration.ts';
import { defaultPort, startSandbox, type RunningSandbox } from './start.ts';

const asJson = process.argv.includes('--json');
const { SANDBOX_PORT, SANDBOX_DATA, SANDBOX_WEBHOOK_SPEED } = process.env;

try {
  const running = await startSandbox({
    app: readRegistration(process.cwd(), process.env),
    port: readNumber('SANDBOX_PORT', SANDBOX_PORT, defaultPort),
    dataFile: SANDBOX_DATA ? path.resolve(SANDBOX_DATA) : null,
    webhookSpeed: SANDBOX_WEBHOOK_SPEED ? readNumber('SANDBOX_WEBHOOK_SPEED', SANDBOX_WEBHOOK_SPEED, 1) : undefined,
  });
  process.stdout.write(
    asJson ? `${JSON.stringify({ ready: true, urls: running.urls, env: running.env })}\n` : greeting(running),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readNumber(name: string, text: string | undefined, otherwise: number): number {
  const value = text ? Number(text) : otherwise;
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} has to be a number, not "${text ?? ''}".`);
  return value;
}

function greeting({ urls, env }: RunningSandbox): string {
  const stores = Object.entries(urls.storefronts).map(([domain, url]) => `  ${url}  online store of ${domain}`);
  const lines = Object.entries(env).map(([name, value]) => `  ${name}=${value}`);
  return [
    'A pretend Shopify is open on this machine.',
    `  ${urls.admin}  the admin, mail, deliveries and control: start here`,
    ...stores,
    '',
    'An app that lives in it needs this environment, and `--import ./scripts/standin.mjs` on its command line:',
    ...lines,
    '',
  ].join('\n');
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRegistration } from './registration.ts';
import { startSandbox, type RunningSandbox, type StartOptions } from './start.ts';
import { startTestApp, type TestApp } from './tunnel/test-app.ts';

let app: TestApp;
let running: RunningSandbox;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  app = await startTestApp();
});

afterEach(async () => {
  await running.close();
  await app.close();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<StartOptions> = {}): Promise<void> {
  running = await startSandbox({
    app: readRegistration(process.cwd(), {}),
    appListensAt: app.origin,
    port: 0,
    ...options,
  });
}

async function control(method: string, address: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${running.urls.admin}/control${address}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

it('opens admin, stores, tunnel and mail, each on a port of its own', async () => {
  await start();
  const { admin, tunnel, storefronts, smtp } = running.urls;
  expect(new Set([admin, tunnel, smtp.replace('smtp', 'http'), ...Object.values(storefronts)]).size).toBe(5);
  for (const page of [
    admin,
    ...Object.values(storefronts),
    `${admin}/mail`,
    `${admin}/deliveries`,
    `${admin}/store/luma-goods`,
    `${admin}/store/luma-goods/orders`,
  ]) {
    expect((await fetch(page)).status, page).toBe(200);
  }
  expect((await fetch(`${admin}/no-such-page`)).status).toBe(404);
  expect(await (await fetch(`${tunnel}/anything`)).text()).toBe('');
  expect(app.received.map((each) => each.url)).toEqual(['/anything']);
});

it('answers for a shop when the request says which one it was meant for', async () => {
  await start();
  await control('POST', '/shops/luma-goods/install');
  const { token } = await control('POST', '/session-token', { shop: 'luma-goods' });
  const shop = { 'content-type': 'application/json', 'x-forwarded-host': 'luma-goods.myshopify.com' };
  const exchanged = await fetch(`${running.urls.admin}/admin/oauth/access_token`, {
    method: 'POST',
    headers: shop,
    body: JSON.stringify({
      client_id: running.env['SHOPIFY_API_KEY'],
      client_secret: running.env['SHOPIFY_API_SECRET'],
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
    }),
  });
  const { access_token: accessToken } = (await exchanged.json()) as { access_token: string };
  const answer = await fetch(`${running.urls.admin}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { ...shop, 'x-shopify-access-token': accessToken },
    body: JSON.stringify({ query: '{ shop { myshopifyDomain } }' }),
  });
  expect(await answer.json()).toMatchObject({ data: { shop: { myshopifyDomain: 'luma-goods.myshopify.com' } } });
  const elsewhere = await fetch(`${running.urls.admin}/`, {
    headers: { 'x-forwarded-host': 'luma-goods.myshopify.com' },
  });
  expect(elsewhere.status).toBe(404);
});

it('brings a webhook through the tunnel and shows it', async () => {
  await start();
  await control('POST', '/shops/luma-goods/install');
  await control('POST', '/shops/luma-goods/uninstall');
  expect(await control('GET', '/webhooks/idle?timeout=3000')).toEqual({ idle: true });
  expect(app.received[0]).toMatchObject({ method: 'POST', url: '/webhooks/app/uninstalled' });
  expect(Object.keys(JSON.parse(app.received[0]?.body ?? '{}') as object).sort()).toEqual([
    'domain',
    'id',
    'myshopify_domain',
  ]);
  const page = await (await fetch(`${running.urls.admin}/deliveries`)).text();
  expect(page).toMatch(/app\/uninstalled<\/a>[\s\S]*delivered/);
});

it('shows a mail with its links leading into the sandbox, and nothing of it running', async () => {
  await start();
  const transport = createTransport(running.urls.smtp);
  await transport.sendMail({
    from: 'a@shop.example',
    to: 'ada@example.com',
    subject: 'Your <link>',
    html: '<a href="https://luma-goods.myshopify.com/apps/ricochet/i/ADA">Go</a>',
  });
  transport.close();
  const { mails } = (await control('GET', '/mails')) as { mails: { id: string }[] };
  const list = await (await fetch(`${running.urls.admin}/mail`)).text();
  expect(list).toContain('Your &#60;link&#62;');
  const view = await fetch(`${running.urls.admin}/mail/${mails[0]?.id}/html`);
  expect(view.headers.get('content-security-policy')).toContain("script-src 'none'");
  expect(await view.text()).toContain(
    `href="${running.urls.storefronts['luma-goods.myshopify.com']}/apps/ricochet/i/ADA"`,
  );
});

it('keeps its world in a file, clock included, until it is reset', async () => {
  const dataFile = path.join(folder, 'world.json');
  await start({ dataFile });
  await control('POST', '/shops/luma-goods/install');
  await control('POST', '/clock', { days: 30 });
  await running.close();
  await start({ dataFile });
  const luma = () => running.sandbox.world.shops['luma-goods.myshopify.com'];
  expect(luma()?.installation).not.toBeNull();
  expect(running.sandbox.now().getTime() - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60 * 1000);
  await control('POST', '/reset');
  expect(luma()?.installation).toBeNull();
  expect(Math.abs(running.sandbox.now().getTime() - Date.now())).toBeLessThan(60_000);
});

it('says which port is taken, and leaves nothing open behind it', async () => {
  await start();
  const port = Number(new URL(running.urls.admin).port);
  const second = startSandbox({ app: running.sandbox.app, port });
  await expect(second).rejects.toThrow(/port \d+ is taken: stop the program that uses it, or set SANDBOX_PORT/);
});

it('as a program says in one line of JSON that it is ready, and ends when it is told to', async () => {
  await start();
  const program = spawn(process.execPath, ['sandbox/main.ts', '--json'], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], SANDBOX_PORT: '0' },
  });
  const ended = new Promise<number | null>((resolve) => program.on('exit', resolve));
  const line = await new Promise<string>((resolve) =>
    program.stdout.once('data', (data: Buffer) => resolve(data.toString())),
  );
  const said = JSON.parse(line) as { ready: boolean; env: Record<string, string>; urls: { admin: string } };
  expect(said).toMatchObject({
    ready: true,
    env: { SHOPIFY_STANDIN_URL: said.urls.admin, APP_BRIDGE_URL: `${said.urls.admin}/app-bridge.js` },
  });
  expect((await fetch(said.urls.admin)).status).toBe(200);
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 20_000);

it('opens more shops on request, each with a store in its language and currency', async () => {
  await start({ extraShops: ['hoshi'] });
  const hoshi = running.urls.storefronts['hoshi-zakka.myshopify.com'] ?? '';
  const page = await (await fetch(hoshi)).text();
  expect(page).toContain('<html lang="ja" dir="ltr">');
  expect(page).toContain('¥1,980');
  expect((await fetch(`${hoshi}/products/${encodeURIComponent('和ろうそく')}`)).status).toBe(200);
  const opened = await control('POST', '/shops', { name: 'marsa' });
  expect(opened).toMatchObject({ domain: 'marsa-home.myshopify.com' });
  expect((await fetch(String(opened['storefront']))).status).toBe(200);
  expect((await control('GET', ''))['shops']).toHaveLength(4);
});

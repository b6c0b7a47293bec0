import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../sandbox/tunnel/test-app.ts';

const run = promisify(execFile);
let shopify: TestApp;

beforeEach(async () => void (shopify = await startTestApp()));
afterEach(() => shopify.close());

function node(code: string, env: Record<string, string>) {
  return run(process.execPath, ['--import', './scripts/standin.mjs', '--input-type=module', '--eval', code], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], ...env },
  });
}

const callShop = `await fetch('https://luma-goods.myshopify.com/admin/api/2026-10/graphql.json?a=1',
  { method: 'POST', headers: { 'X-Shopify-Access-Token': 'token' }, body: '{}' });
  await fetch(new Request('https://luma-goods.myshopify.com/admin', { method: 'PUT', body: 'kept' }));`;

it('sends requests for a shop to the stand-in, with the name of the shop', async () => {
  await node(callShop, { SHOPIFY_STANDIN_URL: shopify.origin });
  expect(shopify.received).toMatchObject([
    {
      method: 'POST',
      url: '/admin/api/2026-10/graphql.json?a=1',
      body: '{}',
      headers: { 'x-forwarded-host': 'luma-goods.myshopify.com', 'x-shopify-access-token': 'token' },
    },
    { method: 'PUT', url: '/admin', body: 'kept', headers: { 'x-forwarded-host': 'luma-goods.myshopify.com' } },
  ]);
});

it('leaves every other address alone', async () => {
  await node(`await fetch('${shopify.origin}/direct')`, { SHOPIFY_STANDIN_URL: 'http://localhost:1' });
  expect(shopify.received).toMatchObject([{ url: '/direct' }]);
  expect(shopify.received[0]?.headers).not.toHaveProperty('x-forwarded-host');
});

it('does nothing when no stand-in is named', async () => {
  const { stdout } = await node(
    `process.stdout.write(String(globalThis.fetch).includes('shopHost') ? 'wrapped' : 'real')`,
    {},
  );
  expect(stdout).toBe('real');
});

it('refuses to start in production', async () => {
  const started = node('', { SHOPIFY_STANDIN_URL: shopify.origin, NODE_ENV: 'production' });
  await expect(started).rejects.toThrow('a pretend Shopify must never serve real shops');
});

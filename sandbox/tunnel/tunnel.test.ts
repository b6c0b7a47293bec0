import { afterEach, beforeEach, expect, it } from 'vitest';
import { listenLocally, type Listening } from './listen.ts';
import { withoutCdn, withSandboxAddress, withSandboxAncestor } from './rewrite-headers.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { createTunnel } from './tunnel.ts';

const admin = 'http://localhost:4400';
let app: TestApp;
let tunnel: Listening;
let stop: () => void;

beforeEach(async () => {
  app = await startTestApp();
  const made = createTunnel({ app: { listensAt: app.origin }, urls: () => ({ admin, tunnel: tunnel.origin }) });
  tunnel = await listenLocally('the tunnel', 0, made.handler);
  stop = made.close;
});

afterEach(async () => {
  stop();
  await tunnel.close();
  await app.close();
});

it('passes method, path, headers and body on, and says where they came from', async () => {
  app.answer = (_request, response) => void response.writeHead(201, { 'x-of-the-app': 'yes' }).end('made');
  const response = await fetch(`${tunnel.origin}/webhooks?a=1&a=2`, {
    method: 'POST',
    headers: { 'x-of-the-caller': 'kept' },
    body: 'é{"exact": 1}',
  });
  expect([response.status, response.headers.get('x-of-the-app'), await response.text()]).toEqual([201, 'yes', 'made']);
  expect(app.received[0]).toMatchObject({ method: 'POST', url: '/webhooks?a=1&a=2', body: 'é{"exact": 1}' });
  expect(app.received[0]?.headers).toMatchObject({
    'x-of-the-caller': 'kept',
    host: new URL(tunnel.origin).host,
    'x-forwarded-host': new URL(tunnel.origin).host,
    'x-forwarded-proto': 'http',
  });
  expect(app.received[0]?.headers['x-forwarded-for']).toMatch(/^(127\.0\.0\.1|::1)$/);
});

it('streams an answer before the app has finished it', async () => {
  app.answer = (_request, response) => {
    response.write('first');
    setTimeout(() => response.end('second'), 50);
  };
  const reader = (await fetch(tunnel.origin)).body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('first');
  await reader.cancel();
});

it('lets the sandbox frame what Shopify may frame', async () => {
  app.answer = (_request, response) =>
    void response
      .writeHead(200, {
        'content-security-policy': 'frame-ancestors https://luma.myshopify.com https://admin.shopify.com;',
      })
      .end();
  const response = await fetch(tunnel.origin);
  expect(response.headers.get('content-security-policy')).toBe(
    `frame-ancestors https://luma.myshopify.com https://admin.shopify.com ${admin};`,
  );
});

it('leaves a policy alone that keeps Shopify out', () => {
  expect(withSandboxAncestor("default-src 'self'; frame-ancestors 'none'", admin)).toBe(
    "default-src 'self'; frame-ancestors 'none'",
  );
});

it("keeps a browser from loading ahead from Shopify's CDN", () => {
  expect(
    withoutCdn(
      '<https://cdn.shopify.com>; rel="preconnect", </assets/app.css>; rel="preload"; as="style", <https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script"',
    ),
  ).toBe('</assets/app.css>; rel="preload"; as="style"');
});

it.each([
  ['https://admin.shopify.com/store/luma/apps/key?x=1', `${admin}/store/luma/apps/key?x=1`],
  ['https://luma.myshopify.com/admin/themes/current/editor?a=b', `${admin}/store/luma/themes/current/editor?a=b`],
  ['https://luma.myshopify.com/products/lamp', 'https://luma.myshopify.com/products/lamp'],
  ['/auth/session-token', '/auth/session-token'],
])('a redirect to %s becomes %s', (address, expected) => {
  expect(withSandboxAddress(address, admin)).toBe(expected);
});

it('answers 502 with a page while the app is down', async () => {
  await app.close();
  const response = await fetch(tunnel.origin);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('could not reach the app');
});

it('says in a sentence that a port is taken', async () => {
  await expect(listenLocally('the tunnel', tunnel.port, () => undefined)).rejects.toThrow(
    `The sandbox cannot open the tunnel: port ${tunnel.port} is taken`,
  );
});

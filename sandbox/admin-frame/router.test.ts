import '@shopify/shopify-api/adapters/node';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestSandbox, TEST_CLIENT_ID, TEST_SECRET, type TestSandbox } from '../testing/sandbox.ts';
import { listenLocally, type Listening } from '../tunnel/listen.ts';
import { assetsRouter } from './assets.ts';
import { adminFrameRouter } from './router.ts';

const block = (name: string, target: string) =>
  `<div>{{ block.settings.color }}</div>\n{% schema %}\n{"name":"${name}","target":"${target}","settings":[{"type":"header"},{"id":"color","default":"red"}]}\n{% endschema %}`;

let folder: string;
let sandbox: TestSandbox;
let server: Listening;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'extension-'));
  mkdirSync(path.join(folder, 'blocks'));
  writeFileSync(path.join(folder, 'shopify.extension.toml'), 'type = "theme"\nhandle = "referral-theme"\n');
  mkdirSync(path.join(folder, 'locales'));
  writeFileSync(path.join(folder, 'locales', 'en.default.schema.json'), '{"share":{"name":"Share"}}');
  writeFileSync(path.join(folder, 'blocks', 'share.liquid'), block('t:share.name', 'section'));
  writeFileSync(path.join(folder, 'blocks', 'launcher.liquid'), block('Launcher', 'body'));
  sandbox = createTestSandbox({ app: { themeExtension: folder } });
  sandbox.wireClock = () => new Date();
  server = await listenLocally('the admin', 0, express().use(await assetsRouter(), adminFrameRouter(sandbox)));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function get(address: string) {
  const response = await fetch(server.origin + address, { redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

function post(address: string, fields: Record<string, string> = {}) {
  return fetch(server.origin + address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

const library = shopifyApi({
  apiKey: TEST_CLIENT_ID,
  apiSecretKey: TEST_SECRET,
  apiVersion: ApiVersion.October26,
  hostName: 'app.example',
  isEmbeddedApp: true,
  isTesting: true,
  logger: { level: LogSeverity.Error },
});

async function iframeAddress(address: string): Promise<URL> {
  const source = /data-src="([^"]+)"/.exec((await get(address)).text)?.[1] ?? '';
  return new URL(source.replaceAll('&#38;', '&'));
}

describe('the frame', () => {
  it('opens the page of the app that its own address names, signed as Shopify signs it', async () => {
    const url = await iframeAddress('/store/luma-goods/apps/ricochet-referrals/app/programs?tab=live&id_token=stale');
    expect(`${url.origin}${url.pathname}`).toBe(`${sandbox.urls.tunnel}/app/programs`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      tab: 'live',
      embedded: '1',
      locale: 'en',
      shop: 'luma-goods.myshopify.com',
    });
    expect(await library.utils.validateHmac(Object.fromEntries(url.searchParams))).toBe(true);
    expect(library.utils.sanitizeHost(url.searchParams.get('host')!)).toBe(url.searchParams.get('host'));
    const claims = await library.session.decodeSessionToken(url.searchParams.get('id_token')!);
    expect(claims).toMatchObject({ dest: 'https://luma-goods.myshopify.com', aud: TEST_CLIENT_ID });
  });

  it("speaks the shop's language, or the one that is asked for", async () => {
    expect((await iframeAddress('/store/atelier-rive/apps/ricochet-referrals')).searchParams.get('locale')).toBe('fr');
    const asked = await iframeAddress('/store/atelier-rive/apps/ricochet-referrals?locale=de');
    expect([asked.pathname, asked.searchParams.getAll('locale')]).toEqual(['/', ['de']]);
  });

  it('finds the app by its client id too', async () => {
    expect(await get(`/store/luma-goods/apps/${TEST_CLIENT_ID}/app?a=1`)).toMatchObject({
      status: 302,
      location: '/store/luma-goods/apps/ricochet-referrals/app?a=1',
    });
    expect((await get('/store/luma-goods/apps/another-app')).status).toBe(404);
    expect((await get('/store/nowhere/apps/ricochet-referrals')).status).toBe(404);
  });

  it('offers to install the app, with its scopes, before it shows it', async () => {
    sandbox.luma.installation = null;
    const page = await get('/store/luma-goods/apps/ricochet-referrals');
    expect(page.text).toContain('Change discounts <code>write_discounts</code>');
    expect(page.text).not.toContain('<iframe');
    expect((await post('/store/luma-goods/apps/ricochet-referrals/install')).headers.get('location')).toBe(
      '/store/luma-goods/apps/ricochet-referrals',
    );
    expect(sandbox.luma.installation).not.toBeNull();
    await post('/store/luma-goods/apps/ricochet-referrals/uninstall');
    expect(sandbox.luma.installation).toBeNull();
    expect(sandbox.sentWebhooks.map((sent) => sent.topic)).toEqual(['app/uninstalled']);
  });

  it('puts nothing into a page as markup that came as text', async () => {
    sandbox.luma.name = '<script>alert(1)</script>';
    for (const address of ['/', '/store/luma-goods', '/store/luma-goods/apps/ricochet-referrals']) {
      expect((await get(address)).text).not.toContain('<script>alert');
    }
  });
});

describe('the theme editor', () => {
  const saved = () => sandbox.luma.themeBlocks.find((each) => each.block === 'launcher');

  it('shows the block of a deep link and keeps it once it is saved', async () => {
    const page = await get(
      `/store/luma-goods/themes/current/editor?context=apps&template=product&activateAppId=${TEST_CLIENT_ID}/launcher`,
    );
    expect(page.text).toContain('<strong>Launcher</strong> was added to <strong>product</strong>');
    expect(saved()).toBeUndefined();
    await post('/store/luma-goods/themes/current/blocks', { block: 'launcher', template: 'product', active: 'yes' });
    expect(saved()).toMatchObject({ target: 'body', settings: { color: 'red' }, active: true });
    await post('/store/luma-goods/themes/current/blocks', { block: 'launcher', template: 'product', active: 'no' });
    expect(saved()?.active).toBe(false);
  });

  it.each([
    ['activateAppId=someone-else/launcher', 'No app has the client id'],
    [`addAppBlockId=${TEST_CLIENT_ID}/nothing`, 'The app has no block'],
    [`addAppBlockId=${TEST_CLIENT_ID}/launcher`, 'link to it with activateAppId'],
  ])('says what is wrong with the deep link %s', async (query, sentence) => {
    expect((await get(`/store/luma-goods/themes/current/editor?${query}`)).text).toContain(sentence);
  });
});

describe('what App Bridge asks', () => {
  it('is a session token that the library accepts', async () => {
    const { token } = (await (await post('/store/luma-goods/bridge/id-token')).json()) as { token: string };
    expect(await library.session.decodeSessionToken(token)).toMatchObject({ aud: TEST_CLIENT_ID });
  });

  it('is where the theme uses which block', async () => {
    sandbox.luma.themeBlocks = [{ block: 'share', target: 'section', template: 'product', settings: {}, active: true }];
    expect(await (await post('/store/luma-goods/bridge/extensions')).json()).toEqual({
      extensions: [
        {
          handle: 'referral-theme',
          type: 'theme_app_extension',
          activations: [
            { handle: 'launcher', name: 'Launcher', target: 'body', status: 'available', activations: [] },
            {
              handle: 'share',
              name: 'Share',
              target: 'section',
              status: 'active',
              activations: [{ target: 'template--product/main/share', themeId: expect.stringMatching(/^gid:/) }],
            },
          ],
        },
      ],
    });
  });

  it('is goods for the resource picker', async () => {
    const product = sandbox.luma.products[0]!;
    const find = async (query: string) =>
      JSON.parse((await get(`/store/luma-goods/bridge/resources?${query}`)).text) as {
        resources: { id: string; title: string }[];
      };
    const word = product.title.split(' ')[0]!;
    expect((await find(`type=product&query=${word}`)).resources).toContainEqual(
      expect.objectContaining({ id: `gid://shopify/Product/${product.id}`, title: product.title }),
    );
    expect((await find('type=product&query=no-such-thing')).resources).toEqual([]);
    expect((await find('type=collection')).resources).toHaveLength(sandbox.luma.collections.length);
    expect((await find('type=variant')).resources[0]?.id).toMatch(/ProductVariant/);
  });
});

it.each([
  ['https://admin.shopify.com/store/luma-goods/orders', 'http://localhost:4000/store/luma-goods/orders'],
  [
    'https://luma-goods.myshopify.com/admin/themes/current/editor?a=b',
    'http://localhost:4000/store/luma-goods/themes/current/editor?a=b',
  ],
  ['https://luma-goods.myshopify.com/products/lamp#x', 'http://localhost:4010/products/lamp#x'],
  ['http://localhost:4001/auth?shop=x', 'http://localhost:4001/auth?shop=x'],
])('/go leads from %s to %s', async (from, to) => {
  expect(await get(`/go?to=${encodeURIComponent(from)}`)).toMatchObject({ status: 302, location: to });
});

it('/go leads nowhere outside the sandbox', async () => {
  expect((await get(`/go?to=${encodeURIComponent('https://elsewhere.example/')}`)).status).toBe(400);
});

it('serves App Bridge and the frame as plain scripts', async () => {
  for (const address of ['/app-bridge.js', '/sandbox-assets/admin-frame.js']) {
    const script = await get(address);
    expect(script.status).toBe(200);
    expect(script.text).not.toMatch(/^\s*(import|export) /m);
    expect(() => new Script(script.text)).not.toThrow();
  }
});

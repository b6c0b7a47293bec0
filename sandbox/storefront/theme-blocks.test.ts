import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gid } from '../world/ids.ts';
import type { Metafield, Shop } from '../world/types.ts';
import { openStores, type Stores } from './fixtures/stores.ts';

let stores: Stores;
beforeEach(async () => {
  stores = await openStores();
  for (const shop of [stores.sandbox.luma, stores.sandbox.rive]) {
    shop.themeBlocks = [{ block: 'card', target: 'section', template: 'product', settings: {}, active: true }];
    const owner = gid('AppInstallation', shop.installation?.id ?? '');
    shop.metafields.push(
      metafield(owner, 'ricochet', 'program', 'json', JSON.stringify({ percent: 15, words: '</script><b>' })),
    );
  }
});
afterEach(() => stores.close());

function metafield(ownerId: string, namespace: string, key: string, type: string, value: string): Metafield {
  return { id: '1', ownerId, namespace, key, type, value, updatedAt: '2026-11-21T12:00:00.000Z' };
}

const productPage = (shop: Shop) => `/products/${shop.products[0]?.handle ?? ''}`;
const inner = (text: string, tag: string) => new RegExp(`<fixture-card[^]*?<${tag}>([^]*?)</${tag}>`).exec(text)?.[1];

describe('app blocks', () => {
  it('see settings, metafields, product and shop; a snippet sees what it is handed', async () => {
    const { luma } = stores.sandbox;
    const { text } = await stores.visit(luma).get(productPage(luma));
    expect(inner(text, 'b')).toBe('Share &amp; save');
    expect(inner(text, 'i')).toBe('Hello ');
    expect(inner(text, 'u')).toBe('1 friend Only &lt;English&gt; <a>&lt;x&gt;</a>');
    expect(inner(text, 'p')).toBe('$24.00 15 0 ');
    expect(inner(text, 'em')).toBe('Cedar &amp; Fig Candle / Luma Goods / no block here');
    expect(text).toContain('data-type="json"');
    expect(text).toContain('{"percent":15,"words":"\\u003c/script\\u003e\\u003cb\\u003e"}');
  });

  it('speak the shop’s language, and the default one where a text is missing', async () => {
    const { rive } = stores.sandbox;
    const { text } = await stores.visit(rive).get(productPage(rive));
    expect(inner(text, 'b')).toBe('Partagez');
    expect(inner(text, 'u')).toBe('1 proche Only &lt;English&gt; <a>&lt;x&gt;</a>');
    expect(inner(text, 'p')).toContain('29,00 €');
  });

  it('know the signed-in customer and the metafields the app reserved for itself', async () => {
    const { luma, app } = stores.sandbox;
    const ada = luma.customers[0];
    const owner = gid('Customer', ada?.id ?? '');
    luma.metafields.push(
      metafield(owner, `app--${app.clientId}--ricochet`, 'invite', 'json', '{"code":"ADA-4X9"}'),
      metafield(owner, 'app--another--ricochet', 'invite', 'json', '{"code":"STOLEN"}'),
    );
    const visitor = stores.visit(luma);
    await visitor.post('/account/login', { 'customer[email]': 'ada@example.com' });
    const { text } = await visitor.get(productPage(luma));
    expect(inner(text, 'i')).toBe('Hello Ada');
    expect(inner(text, 's')).toBe('ADA-4X9');
    expect(inner((await stores.visit(luma).get(productPage(luma))).text, 's')).toBe('none');
  });

  it('load the assets of their schema once a page, and only on pages where they are', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks.push({
      block: 'card',
      target: 'section',
      template: 'product',
      settings: { title: 'Second' },
      active: true,
    });
    const visitor = stores.visit(luma);
    const { text } = await visitor.get(productPage(luma));
    expect(text.match(/<fixture-card/g)).toHaveLength(2);
    expect(text.match(/<script src="[^"]*card\.js[^"]*" async><\/script>/g)).toHaveLength(1);
    expect(text.match(/\.fixture \{ color: \{\{ not_liquid \}\}; \}/g)).toHaveLength(1);
    const [, script = ''] = /<script src="([^"]*card\.js[^"]*)"/.exec(text) ?? [];
    expect(script).toContain('/extensions/fixture-theme/assets/card.js?v=');
    expect((await visitor.get(new URL(script).pathname)).text).toContain('fixture-card');
    expect((await visitor.get('/')).text).not.toMatch(/card\.(js|css)|fixture/);
  });

  it('are shown only where the schema allows, while active, and while the app is installed', async () => {
    const { luma } = stores.sandbox;
    const [block] = luma.themeBlocks;
    const visitor = stores.visit(luma);
    luma.themeBlocks.push({ block: 'card', target: 'section', template: 'cart', settings: {}, active: true });
    expect((await visitor.get('/cart')).text).not.toContain('<fixture-card');
    if (block) block.active = false;
    expect((await visitor.get(productPage(luma))).text).not.toContain('<fixture-card');
    if (block) block.active = true;
    expect((await visitor.get(productPage(luma))).text).toContain('<fixture-card');
    luma.installation = null;
    expect((await visitor.get(productPage(luma))).text).not.toContain('<fixture-card');
  });

  it('fail loudly over a filter that Shopify does not have', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks = [{ block: 'broken', target: 'section', template: 'product', settings: {}, active: true }];
    const answer = await stores.visit(luma).get(productPage(luma));
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('undefined filter: no_such_filter');
  });
});

describe('app embeds', () => {
  it('stand before the end of the body, when available_if says so', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks = [{ block: 'launcher', target: 'body', template: 'index', settings: {}, active: true }];
    const visitor = stores.visit(luma);
    expect((await visitor.get('/')).text).not.toContain('<fixture-launcher');
    luma.metafields.push(
      metafield(gid('AppInstallation', luma.installation?.id ?? ''), 'ricochet', 'flag', 'boolean', 'true'),
    );
    const { text } = await visitor.get('/cart?x={{ shop.name }}');
    expect(text).toMatch(/<fixture-launcher>\/cart<\/fixture-launcher>\s*<\/div>\s*<\/body>/);
    await visitor.post('/cart/add', { id: luma.products[0]?.variants[0]?.id ?? '' });
    expect((await visitor.get('/checkout')).text).not.toContain('<fixture-launcher');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shop, ThemeBlock } from '../world/types.ts';
import { openStores, payment, type Stores } from './fixtures/stores.ts';

let stores: Stores;
let liquid = '';
beforeEach(async () => {
  stores = await openStores((_request, response) => {
    response.setHeader('content-type', 'application/liquid');
    response.end(liquid);
  });
});
afterEach(() => stores.close());

const product = (shop: Shop) => `/products/${shop.products[0]?.handle ?? ''}`;
const variant = (shop: Shop) => shop.products[0]?.variants[0]?.id ?? '';
const card: ThemeBlock = { block: 'card', target: 'section', template: 'product', settings: {}, active: true };
const apps = 'template--product__apps';

describe('the head', () => {
  it('has title and preview of a product, of a page, and of the shop', async () => {
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    const { text } = await visitor.get(product(luma));
    expect(text).toContain('<title>Cedar &amp; Fig Candle – Luma Goods</title>');
    expect(text).toContain('<meta property="og:type" content="product">');
    expect(text).toContain(`<meta property="og:image" content="${luma.products[0]?.imageUrl ?? ''}">`);
    expect((await visitor.get('/')).text).toContain(
      '<meta name="description" content="Good things for slow evenings">',
    );
    expect((await visitor.get('/cart')).text).toContain('<title>Luma Goods</title>');
  });

  it('has what a page of the app assigns to it', async () => {
    liquid = `{% assign page_title = 'Ada invites <you>' %}{% assign page_description = 'For you: 10% off' %}<p>Hello</p>`;
    const { text } = await stores.visit(stores.sandbox.luma).get('/apps/ricochet/i/ADA');
    expect(text).toContain('<title>Ada invites &lt;you&gt; – Luma Goods</title>');
    expect(text).toContain('<meta property="og:title" content="Ada invites &lt;you&gt;">');
    expect(text).toContain('<meta property="og:description" content="For you: 10% off">');
  });
});

describe('attributes of the cart', () => {
  it('reach the order whole; those behind two underscores neither Liquid nor scripts', async () => {
    const { luma } = stores.sandbox;
    liquid = '{{ cart.attributes._ricochet }}|{{ cart.attributes.__secret }}|{{ cart.note }}';
    const visitor = stores.visit(luma);
    await visitor.post('/cart/add', { id: variant(luma) });
    const cart = await visitor.postJson('/cart/update.js', {
      attributes: { _ricochet: 'cl_1.sig', __secret: 'x' },
      note: 'Ring twice',
    });
    expect(cart).toMatchObject({ attributes: { _ricochet: 'cl_1.sig' }, note: 'Ring twice' });
    expect(JSON.stringify(cart)).not.toContain('__secret');
    expect((await visitor.get('/apps/ricochet/x')).text).toContain('cl_1.sig||Ring twice');
    await visitor.post('/checkout', payment('nora@example.com'));
    expect(luma.orders.at(-1)?.noteAttributes).toEqual([
      { name: '_ricochet', value: 'cl_1.sig' },
      { name: '__secret', value: 'x' },
    ]);
  });
});

describe('a section', () => {
  it('is answered by itself, as HTML or as JSON, on any page that has it', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks = [card];
    const visitor = stores.visit(luma);
    const alone = await visitor.get(`${product(luma)}?section_id=${apps}`);
    expect(alone.text).toMatch(/^<div id="shopify-section-template--product__apps" class="shopify-section">/);
    expect(alone.text).toContain('<fixture-card');
    expect(alone.text).not.toMatch(/<html|<script src/);
    const several = await visitor.get(`/fr${product(luma)}?sections=${apps},nothing`);
    expect(JSON.parse(several.text)).toEqual({
      [apps]: expect.stringContaining('<i>Bonjour </i>'),
      nothing: null,
    });
    expect(await visitor.get(`${product(luma)}?section_id=nothing`)).toMatchObject({ status: 404, text: '' });
    expect((await visitor.get(product(luma))).text).toContain(alone.text);
  });

  it('without a block is not on the page at all, except in the theme editor', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks = [];
    const visitor = stores.visit(luma);
    expect((await visitor.get(product(luma))).text).not.toContain('shopify-section');
    const edited = (await visitor.get(`${product(luma)}?design_mode=1`)).text;
    expect(edited).toContain(`<div id="shopify-section-${apps}" class="shopify-section"></div>`);
    expect(edited).toContain('"designMode":true');
  });

  it('tells the theme editor which block is which', async () => {
    const { luma } = stores.sandbox;
    luma.themeBlocks = [card];
    liquid = '{{ request.design_mode }}';
    const visitor = stores.visit(luma);
    expect((await visitor.get('/apps/ricochet/x?design_mode=1')).text).toContain('true');
    expect((await visitor.get('/apps/ricochet/x')).text).toContain('false');
    const block = 'data-shopify-editor-block="{&quot;id&quot;:&quot;card_0&quot;';
    expect((await visitor.get(`${product(luma)}?design_mode=1`)).text).toContain(block);
    expect((await visitor.get(product(luma))).text).not.toContain('data-shopify-editor-block');
  });
});

describe('consent', () => {
  const landing = async (consent: string | null): Promise<{ landingSite: string | null; cookies: string[] }> => {
    const { luma } = stores.sandbox;
    luma.hasCookieBanner = true;
    const visitor = stores.visit(luma);
    const cookie = consent === null ? '' : `_luma-goods_tracking_consent=${encodeURIComponent(consent)}`;
    await visitor.get('/?ref=ADA-K7Q', { cookie, referer: 'https://chat.example/' });
    const { cookies } = visitor;
    await visitor.get(`/discount/HI?redirect=/cart&ref=ADA-K7Q`, { cookie });
    return { landingSite: luma.carts.at(-1)?.landingSite ?? null, cookies };
  };

  it('that is refused or not given yet leaves nothing of the visit behind', async () => {
    for (const consent of [null, '{"analytics":"no"}', '{"analytics":""}', 'not json']) {
      expect(await landing(consent)).toEqual({ landingSite: null, cookies: [] });
    }
  });

  it('that is given lets the shop remember where the visit began', async () => {
    const { landingSite, cookies } = await landing('{"analytics":"yes"}');
    expect(landingSite).toBe('/discount/HI?redirect=/cart&ref=ADA-K7Q');
    expect(cookies).toEqual(['_luma-goods_landing_page', '_luma-goods_orig_referrer']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languageRoot, publishedLanguages, themeLanguages } from '../world/languages.ts';
import type { Shop } from '../world/types.ts';
import { openStores, payment, type Stores } from './fixtures/stores.ts';
import { THEME_FOLDER } from './liquid/render-page.ts';

let stores: Stores;
let paths: string[];
beforeEach(async () => {
  paths = [];
  stores = await openStores((request, response) => {
    paths.push(request.url ?? '');
    response.setHeader('content-type', 'application/liquid');
    response.end('<p id="here">{{ request.locale.iso_code }} {{ request.path }} {{ routes.cart_url }}</p>');
  });
});
afterEach(() => stores.close());

const firstProduct = (shop: Shop) => `/products/${shop.products[0]?.handle ?? ''}`;
const words = (language: string): Record<string, Record<string, string>> => {
  const file = language === 'en' ? 'en.default.json' : `${language}.json`;
  return JSON.parse(readFileSync(path.join(THEME_FOLDER, 'locales', file), 'utf8'));
};
const keysOf = (language: string) =>
  Object.entries(words(language)).flatMap(([group, texts]) => Object.keys(texts).map((key) => `${group}.${key}`));

describe('the theme', () => {
  it.each(themeLanguages)('has every word in %s', (language) => {
    expect(keysOf(language)).toEqual(keysOf('en'));
  });

  it('has words in no language that is not published', () => {
    const files = readdirSync(path.join(THEME_FOLDER, 'locales'));
    expect(files).toHaveLength(themeLanguages.length);
  });
});

describe('a language', () => {
  it.each(themeLanguages)('%s has its own address, words and direction; goods keep theirs', async (language) => {
    const { luma } = stores.sandbox;
    const root = languageRoot(luma, language);
    const { text, status } = await stores.visit(luma).get((root === '/' ? '' : root) + firstProduct(luma));
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).toContain(`>${words(language)['product']?.['add_to_cart'] ?? ''}</button>`);
    expect(text).toContain('Cedar &amp; Fig Candle');
    expect(text).toContain(`"locale":"${language}"`);
    expect(text).toContain(`"routes":{"root":"${root === '/' ? '/' : `${root}/`}"}`);
  });

  it('is kept by links, forms, redirects, and by the order', async () => {
    const { rive } = stores.sandbox;
    const visitor = stores.visit(rive);
    const product = await visitor.get(`/de${firstProduct(rive)}`);
    expect(product.text).toContain('action="/de/cart/add"');
    expect(product.text).toContain('href="/de/collections/all"');
    const cart = await visitor.post('/de/cart/add', { id: rive.products[0]?.variants[0]?.id ?? '' });
    expect(cart.url).toBe('/de/cart');
    expect((await visitor.post('/de/cart', { checkout: '1' })).url).toBe('/de/checkout');
    const thanks = await visitor.post('/de/checkout', payment('nora@example.com', { discount_code: '' }));
    expect(thanks.url).toMatch(/^\/de\/orders\/[0-9a-f]{32}$/);
    expect(rive.orders.at(-1)?.locale).toBe('de');
    expect((await visitor.get('/de/account')).url).toBe('/de/account/login');
    expect((await visitor.get('/de/collections/all')).text).toContain('<h1 class="section-title">Alle Produkte</h1>');
  });

  it('that is not published has no address', async () => {
    const { luma } = stores.sandbox;
    luma.languages = ['fr'];
    const visitor = stores.visit(luma);
    expect(publishedLanguages(luma)).toEqual(['en', 'fr']);
    expect((await visitor.get('/fr')).status).toBe(200);
    expect((await visitor.get('/de')).status).toBe(404);
    expect((await visitor.get('/en')).status).toBe(404);
    expect((await visitor.get('/french')).status).toBe(404);
  });

  it('is chosen in the footer, which leads back to the same page', async () => {
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    const form = { return_to: `/fr${firstProduct(luma)}`, country_code: 'US' };
    expect((await visitor.post('/fr/localization', { ...form, locale_code: 'ja' })).url).toBe(
      `/ja${firstProduct(luma)}`,
    );
    expect((await visitor.post('/fr/localization', { ...form, locale_code: 'en' })).url).toBe(firstProduct(luma));
    expect((await visitor.post('/fr/localization', { ...form, locale_code: 'xx' })).url).toBe(form.return_to);
    expect((await visitor.post('/localization', { return_to: '//evil.example' })).url).toBe('/');
  });

  it('stands before the app proxy too, which asks the app for the same page', async () => {
    const { luma } = stores.sandbox;
    const { text } = await stores.visit(luma).get('/de/apps/ricochet/i/ADA?via=x');
    expect(text).toContain('<p id="here">de /de/apps/ricochet/i/ADA /de/cart</p>');
    const url = new URL(paths[0] ?? '', 'http://app.invalid');
    expect(url.pathname).toBe('/proxy/v1/i/ADA');
    expect(url.searchParams.get('path_prefix')).toBe('/apps/ricochet');
  });
});

describe('a country', () => {
  it('shows prices in its currency, and the checkout the shop’s own', async () => {
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    await visitor.post('/localization', { country_code: 'FR', return_to: '/' });
    const { text } = await visitor.get(firstProduct(luma));
    expect(text).toContain('22,12 €');
    expect(text).toContain('"currency":{"active":"EUR","rate":"0.9217"}');
    await visitor.post('/cart/add', { id: luma.products[0]?.variants[0]?.id ?? '' });
    expect(JSON.parse((await visitor.get('/cart.js')).text)).toMatchObject({ currency: 'EUR', total_price: 2212 });
    const checkout = await visitor.get('/checkout');
    expect(checkout.text).toContain('<option value="EUR" selected>');
    expect(checkout.text).toContain('$24.00');
    await visitor.post('/localization', { country_code: 'XX', return_to: '/' });
    expect((await visitor.get('/cart')).text).toContain('22,12 €');
    await visitor.post('/localization', { country_code: 'US', return_to: '/' });
    expect((await visitor.get('/cart')).text).toContain('$24.00');
  });
});

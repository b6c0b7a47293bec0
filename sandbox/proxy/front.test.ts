import type http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openStores, type Stores } from '../storefront/fixtures/stores.ts';
import { signProxyQuery } from './signature.ts';
import { TEST_SECRET } from '../testing/sandbox.ts';

interface Asked {
  method: string;
  url: URL;
  headers: http.IncomingHttpHeaders;
  body: string;
}

let stores: Stores | undefined;
afterEach(() => stores?.close());

/** An app behind the proxy that writes down what it was asked. */
async function openApp(
  answer: (asked: Asked, response: http.ServerResponse) => void,
): Promise<{ stores: Stores; asked: Asked[] }> {
  const asked: Asked[] = [];
  const opened = await openStores((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://app.invalid');
      const one = {
        method: request.method ?? '',
        url,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      asked.push(one);
      answer(one, response);
    });
  });
  stores = opened;
  return { stores: opened, asked };
}

const text = (response: http.ServerResponse, body: string, type = 'text/html', status = 200) =>
  response.writeHead(status, { 'content-type': type }).end(body);

describe('the request to the app', () => {
  it('is signed, says who is signed in, and carries no cookies', async () => {
    const { stores, asked } = await openApp((_, response) => text(response, 'ok'));
    const { luma } = stores.sandbox;
    const visitor = stores.visit(luma);
    await visitor.get('/apps/ricochet/i/ANNA?via=x&tag=a&tag=b c&shop=evil&signature=evil', {
      'accept-language': 'fr',
      'user-agent': 'Shopper',
    });
    await visitor.post('/account/login', { 'customer[email]': 'ada@example.com' });
    await visitor.get('/apps/ricochet');

    const [first, second] = asked;
    expect(first?.url.pathname).toBe('/proxy/v1/i/ANNA');
    const query = first?.url.searchParams ?? new URLSearchParams();
    expect(query.getAll('shop')).toEqual([luma.domain]);
    expect(query.getAll('tag')).toEqual(['a', 'b c']);
    expect(query.get('logged_in_customer_id')).toBe('');
    expect(query.get('path_prefix')).toBe('/apps/ricochet');
    expect(Math.abs(Number(query.get('timestamp')) * 1000 - Date.now())).toBeLessThan(5000);
    expect(query.getAll('signature')).toEqual([signProxyQuery(query, TEST_SECRET)]);
    expect(first?.headers).toMatchObject({
      'accept-language': 'fr',
      'user-agent': 'Shopper',
      'x-forwarded-host': new URL(visitor.origin).host,
    });
    expect(first?.headers['x-forwarded-for']).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(second?.url.searchParams.get('logged_in_customer_id')).toBe(luma.customers[0]?.id);
    expect(asked.some(({ headers }) => 'cookie' in headers)).toBe(false);
  });

  it('is signed with the oldest secret that still counts', async () => {
    const { stores, asked } = await openApp((_, response) => text(response, 'ok'));
    stores.sandbox.app.secrets = ['new', 'old'];
    await stores.visit(stores.sandbox.luma).get('/apps/ricochet/x');
    const query = asked[0]?.url.searchParams ?? new URLSearchParams();
    expect(query.get('signature')).toBe(signProxyQuery(query, 'old'));
  });

  it('hands a body through as it is', async () => {
    const { stores, asked } = await openApp((_, response) => text(response, '{"ok":true}', 'application/json', 422));
    const visitor = stores.visit(stores.sandbox.luma);
    expect(await visitor.postJson('/apps/ricochet/claim', { email: 'a@example.com' })).toEqual({ ok: true });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      body: '{"email":"a@example.com"}',
      headers: { 'content-type': 'application/json' },
    });
    await visitor.post('/apps/ricochet/claim', { email: 'a b@example.com' });
    expect(asked[1]).toMatchObject({
      body: 'email=a+b%40example.com',
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });
  });
});

describe('the answer of the app', () => {
  it('loses its cookies and the headers Shopify strips', async () => {
    const { stores } = await openApp((_, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/plain',
          'set-cookie': 'ref=1',
          'x-powered-by': 'us',
          p3p: 'x',
          'accept-ranges': 'bytes',
          'x-ours': 'kept',
          'cache-control': 'no-store',
        })
        .end('plain {{ shop.name }}'),
    );
    const visitor = stores.visit(stores.sandbox.luma);
    const answer = await visitor.get('/apps/ricochet/x');
    expect(answer.text).toBe('plain {{ shop.name }}');
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-ours': 'kept', 'cache-control': 'no-store' });
    for (const name of ['x-powered-by', 'p3p', 'accept-ranges']) expect(answer.headers.has(name)).toBe(false);
    expect(visitor.cookies.some((name) => name === 'ref')).toBe(false);
  });

  it('as Liquid is rendered inside the theme, with the status it had', async () => {
    const { stores } = await openApp((_, response) =>
      text(
        response,
        '<h1>{{ shop.name }} {{ request.path }} {{ 1250 | money }}</h1>',
        'application/liquid; charset=utf-8',
        404,
      ),
    );
    const answer = await stores.visit(stores.sandbox.luma).get('/apps/ricochet/i/GONE');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('<h1>Luma Goods /apps/ricochet/i/GONE $12.50</h1>');
    expect(answer.text).toContain('site-header');
  });

  it('as Liquid that wants no layout stands alone', async () => {
    const { stores } = await openApp((_, response) =>
      text(response, '{% layout none %}<p>{{ shop.locale }}</p>', 'application/liquid'),
    );
    expect((await stores.visit(stores.sandbox.rive).get('/apps/ricochet/x')).text).toBe('<p>fr</p>');
  });

  it('is the only Liquid there is: what a shopper sends is never run', async () => {
    const { stores } = await openApp((_, response) =>
      text(response, '<p>{{ request.path | escape }}</p>', 'application/liquid'),
    );
    const visitor = stores.visit(stores.sandbox.luma);
    const attack = '{{ 7919 | times: 7907 }}';
    expect((await visitor.get(`/apps/ricochet/${encodeURIComponent(attack)}`)).text).not.toContain('62615533');
    expect((await visitor.get(`/no/${encodeURIComponent(attack)}`)).text).not.toContain('62615533');
    await visitor.post('/cart/add', { id: stores.sandbox.luma.products[0]?.variants[0]?.id ?? '' });
    const checkout = await visitor.post('/checkout', { discount_code: attack, email: attack });
    expect(checkout.text).toContain('data-refused-code="{{ 7919 | times: 7907 }}"');
    expect(checkout.text).not.toContain('62615533');
  });

  it('is followed through redirects within the app, as fetch would', async () => {
    const { stores, asked } = await openApp(({ url }, response) => {
      if (url.pathname.endsWith('/claim'))
        return void response.writeHead(303, { location: '/proxy/v1/done?n=1' }).end();
      if (url.pathname.endsWith('/keep')) return void response.writeHead(307, { location: 'done' }).end();
      text(response, 'done');
    });
    const visitor = stores.visit(stores.sandbox.luma);
    expect(await visitor.post('/apps/ricochet/claim', { a: '1' })).toMatchObject({
      status: 200,
      text: 'done',
      url: '/apps/ricochet/claim',
    });
    expect(asked[1]).toMatchObject({ method: 'GET', body: '' });
    expect(asked[1]?.url.search).toBe('?n=1');
    await visitor.post('/apps/ricochet/keep', { a: '1' });
    expect(asked[3]).toMatchObject({ method: 'POST', body: 'a=1' });
  });

  it.each([
    [
      'a redirect to another site',
      (response: http.ServerResponse) => void response.writeHead(302, { location: 'https://evil.example/' }).end(),
      502,
    ],
    [
      'an endless redirect',
      (response: http.ServerResponse) => void response.writeHead(302, { location: '/proxy/v1/again' }).end(),
      502,
    ],
    [
      'a failure of the app',
      (response: http.ServerResponse) => void text(response, 'stack trace', 'text/plain', 503),
      503,
    ],
    ['a broken connection', (response: http.ServerResponse) => void response.destroy(), 502],
  ])('%s is an error in the third-party application', async (_, answer, status) => {
    const { stores } = await openApp((_asked, response) => answer(response));
    const shown = await stores.visit(stores.sandbox.luma).get('/apps/ricochet/x');
    expect(shown.status).toBe(status);
    expect(shown.text).toContain('There was an error in the third-party application');
    expect(shown.text).not.toContain('stack trace');
  });

  it('can be made slow, to fail or to break off, for one path', async () => {
    const { stores, asked } = await openApp((_, response) => text(response, 'ok'));
    const visitor = stores.visit(stores.sandbox.luma);
    stores.sandbox.strike('proxy.server-error', { code: '502', operation: '/invite.json' });
    expect((await visitor.get('/apps/ricochet/i/ADA')).text).toBe('ok');
    expect(await visitor.get('/fr/apps/ricochet/invite.json')).toMatchObject({
      status: 502,
      text: expect.stringContaining('There was an error in the third-party application'),
    });
    stores.sandbox.strike('proxy.server-error');
    expect((await visitor.get('/apps/ricochet/x')).status).toBe(500);
    stores.sandbox.strike('proxy.cut');
    await expect(visitor.get('/apps/ricochet/x')).rejects.toThrow('fetch failed');
    stores.sandbox.strike('proxy.slow', { delayMs: 120 });
    const startedAt = performance.now();
    expect((await visitor.get('/apps/ricochet/x')).text).toBe('ok');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(119);
    expect(asked).toHaveLength(2);
  });

  it('is not asked for in a shop that has no such app', async () => {
    const { stores, asked } = await openApp((_, response) => text(response, 'ok'));
    stores.sandbox.luma.installation = null;
    expect((await stores.visit(stores.sandbox.luma).get('/apps/ricochet/x')).status).toBe(404);
    expect(asked).toEqual([]);
  });
});

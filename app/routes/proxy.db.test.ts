import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { insertAdvocate, insertInviteCode } from '#app/db/advocates.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { insertMintingCodes, settleBatch } from '#app/db/friend-codes.ts';
import { newId } from '#app/db/new-id.server.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { changeProgramStatus, insertProgram, publishDraft } from '#app/db/programs.ts';
import { markUninstalled, saveInstalledShop, type Shop } from '#app/db/shops.ts';
import { customerGid } from '#app/domain/ids.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { noOrigin } from '#app/domain/person/person-details.ts';
import type { Program } from '#app/domain/program/program.ts';
import { env } from '#app/env.server.ts';
import { friendDiscountOf } from '#app/operations/friend-code-pool.ts';
import { signedText } from '#app/storefront/proxy-signature.ts';
import * as otherAddress from './proxy.v1.$.ts';
import * as claimRoute from './proxy.v1.claim.tsx';
import * as landingRoute from './proxy.v1.i.$code.tsx';
import * as inviteAnswerRoute from './proxy.v1.invite[.]json.ts';
import * as inviteRoute from './proxy.v1.invite.tsx';
import * as qrRoute from './proxy.v1.qr.$code.ts';
import * as scriptRoute from './proxy.v1.page[.]js.ts';
import * as styleRoute from './proxy.v1.page[.]css.ts';
import * as whoRoute from './proxy.v1.who.tsx';

const now = new Date();
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
let luma: Shop;
let program: Program;

interface Asked {
  shop?: string;
  /** Digits of the signed-in customer. */
  customer?: string;
  query?: Record<string, string>;
  secret?: string;
  at?: Date;
  init?: RequestInit;
  language?: string;
  userAgent?: string;
}

/** A request as Shopify's app proxy passes it on. */
function proxied(
  path: string,
  {
    shop = 'luma.myshopify.com',
    customer = '',
    query = {},
    secret = env.SHOPIFY_API_SECRET,
    at = new Date(),
    init = {},
    language = 'en',
    userAgent = phone,
  }: Asked = {},
): Request {
  const url = new URL(`https://ricochet.test/proxy/v1${path}`);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  url.search = new URLSearchParams({
    ...query,
    shop,
    logged_in_customer_id: customer,
    path_prefix: '/apps/ricochet',
    timestamp,
  }).toString();
  url.searchParams.set('signature', createHmac('sha256', secret).update(signedText(url.searchParams)).digest('hex'));
  return new Request(url, {
    ...init,
    headers: { 'Accept-Language': language, 'User-Agent': userAgent, ...init.headers },
  });
}

type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => Promise<Response> | Response;
/** What a shopper gets: what the route answers, or the refusal it throws. */
async function ask(route: Route, request: Request, params: Record<string, string> = {}): Promise<Response> {
  try {
    return await route({ request, params, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
const open = (code: string, asked: Asked = {}) =>
  ask(landingRoute.loader, proxied(`/i/${encodeURIComponent(code)}`, asked), { code });
function claim(fields: Record<string, string>, asked: Asked = {}): Promise<Response> {
  return ask(
    claimRoute.action,
    proxied('/claim', { ...asked, init: { method: 'POST', body: new URLSearchParams(fields) } }),
  );
}
const visits = () => database.visit.count({ where: { shopId: luma.id } });
const visitOf = (html: string) => /name="visit" value="([^"]+)"/.exec(html)?.[1] ?? '';
const codeOf = (html: string) => /page__code"[^>]*>([^<]+)</.exec(html)?.[1];

async function installShop(domain: string): Promise<Shop> {
  const details = {
    domain,
    shopifyId: `gid://shopify/Shop/${domain.length}`,
    name: 'Luma Goods',
    email: 'hello@luma.example',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale: 'en',
    storefrontUrl: 'https://luma.example',
    proxyPath: '/apps/ricochet',
  };
  return (await inTransaction((transaction) => saveInstalledShop(details, now, transaction))).shop;
}

async function join(shop: Shop, customer: string, firstName: string, code: string): Promise<void> {
  const customerId = customerGid(customer);
  if (customerId === null) throw new Error('The digits of a customer are digits.');
  await inTransaction(async (transaction) => {
    const id = newId('ad');
    const advocate = { id, customerId, firstName, locale: 'en', joinedAt: now };
    const record = {
      details: { email: null, phone: null, address: null },
      origin: noOrigin,
      facts: { orderCount: 0, tags: [], segmentIds: [] },
      factsAt: now,
    };
    await insertAdvocate(shop.id, advocate, record, transaction);
    await insertInviteCode(shop.id, code, id, now, transaction);
  });
}

beforeAll(async () => {
  luma = await installShop('luma.myshopify.com');
  program = {
    shopId: luma.id,
    id: newId('pr'),
    name: 'Friends',
    status: 'draft',
    precedence: 1,
    draft: defaultProgramSettings,
    revision: 1,
    publishedVersion: null,
    createdAt: now,
    updatedAt: now,
  };
  await inTransaction(async (transaction) => {
    await insertProgram(program, transaction);
    await publishDraft(program, 1, now, transaction);
  });
  await join(luma, '1', 'Ada', 'ADA-K7Q');
  await join(luma, '2', '{{ 7 | times: 7 }}<script>', 'WILD-K7Q');
  const discount = friendDiscountOf(luma, { programId: program.id, number: 1, settings: program.draft }, now);
  if (discount === null) throw new Error('Friends get nothing.');
  const parent = await ensureParentDiscount(luma.id, discount);
  const batch = { id: newId('ba'), parentDiscountId: parent.id, codes: ['HI-ONE', 'HI-TWO', 'HI-THREE'], now };
  await inTransaction(async (transaction) => {
    await insertMintingCodes(luma.id, batch, transaction);
    await settleBatch(luma.id, batch.id, batch.codes, transaction);
  });
});

describe('the door', () => {
  const routes: [string, Route][] = [
    ['the landing page', landingRoute.loader],
    ['claiming', claimRoute.action],
    ['the question who invited', whoRoute.loader],
    ['the answer who invited', whoRoute.action],
    ['the QR code', qrRoute.loader],
    ['the invite page', inviteRoute.loader],
    ['the invite as data', inviteAnswerRoute.loader],
    ['the style sheet', styleRoute.loader],
    ['the script', scriptRoute.loader],
    ['any other address', otherAddress.loader],
  ];

  test.each(routes)('of %s is closed to what Shopify did not sign', async (_name, route) => {
    const init =
      route === claimRoute.action
        ? { method: 'POST', body: new URLSearchParams({ invite: 'ADA-K7Q', visit: newId('vi') }) }
        : {};
    const forged = await ask(route, proxied('/x', { secret: 'another secret', init, language: 'fr' }), {
      code: 'ADA-K7Q',
    });
    expect(forged.status).toBe(400);
    expect(forged.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(await forged.text()).toBe('Cette page ne s’ouvre que dans la boutique en ligne.');
  });

  test('takes the newest and the previous secret', async () => {
    for (const secret of [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS]) {
      expect((await ask(styleRoute.loader, proxied('/page.css', { secret: secret ?? '' }))).status).toBe(200);
    }
  });

  test('says so when the signature has grown old', async () => {
    const late = await open('ADA-K7Q', { at: new Date(Date.now() - 120_000) });
    expect(late.status).toBe(400);
    expect(await late.text()).toBe('This page was asked for too late. Please open it again in the online store.');
  });

  test('does not know shops that never installed or have left', async () => {
    const gone = await installShop('gone.myshopify.com');
    await inTransaction((transaction) => markUninstalled(gone.id, now, transaction));
    for (const shop of ['never.myshopify.com', 'gone.myshopify.com']) {
      const answer = await open('ADA-K7Q', { shop });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('There are no invitations in this online store.');
    }
  });

  test.each([
    ['the landing page', landingRoute.action, 'POST', 'GET, HEAD'],
    ['the invite page', inviteRoute.action, 'POST', 'GET, HEAD'],
    ['the invite as data', inviteAnswerRoute.action, 'DELETE', 'GET, HEAD'],
    ['the QR code', qrRoute.action, 'POST', 'GET, HEAD'],
    ['claiming', claimRoute.loader, 'GET', 'POST'],
    ['claiming', claimRoute.action, 'PUT', 'POST'],
  ] as const)('%s names the method it knows when asked with another', async (_name, route, method, allowed) => {
    const answer = await ask(route, proxied('/x', { init: { method }, language: 'fr' }));
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe(allowed);
    expect(await answer.text()).toBe('Cette adresse ne répond pas à ce type de demande.');
  });
});

describe('opening an invite', () => {
  test('shows the offer and writes down one visit with its channel', async () => {
    const before = await visits();
    const answer = await open('ada-k7q', { query: { via: 'whatsapp' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/liquid; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const html = await answer.text();
    expect(html).toContain('Ada invited you to Luma Goods');
    expect(await visits()).toBe(before + 1);
    const visit = await database.visit.findFirst({ where: { shopId: luma.id, id: visitOf(html) } });
    expect(visit).toMatchObject({ channel: 'whatsapp', locale: 'en' });
  });

  test.each([
    ['a HEAD request', { init: { method: 'HEAD' } }],
    ['the preview of a messenger', { userAgent: 'WhatsApp/2.24.1 A' }],
    ['a prefetch', { init: { headers: { 'Sec-Purpose': 'prefetch;prerender' } } }],
  ])('%s sees the page and is no visit', async (_name, asked) => {
    const before = await visits();
    const answer = await open('ADA-K7Q', asked);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('name="visit"');
    expect(await visits()).toBe(before);
  });

  test('somebody who was taken for a preview gets in by pressing the button', async () => {
    const answer = await open('ADA-K7Q', { userAgent: 'WhatsApp/2.24.1 A', query: { open: 'yes', via: 'email' } });
    expect(visitOf(await answer.text())).toMatch(/^vi_/);
  });

  test('the advocate sees their own link instead, and no visit is written down', async () => {
    const before = await visits();
    const html = await (await open('ADA-K7Q', { customer: '1', language: 'fr' })).text();
    expect(html).toContain('C’est votre propre invitation');
    expect(html).toContain('https://luma.example/apps/ricochet/i/ADA-K7Q');
    expect(await visits()).toBe(before);
  });

  test('an unknown code has a friendly page, whatever it looks like', async () => {
    for (const code of ['NOBODY-K7Q', '{{ shop.email }}', '<script>', 'x'.repeat(500)]) {
      const answer = await open(code);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('We cannot open this invite');
    }
    expect((await ask(otherAddress.loader, proxied('/elsewhere'))).status).toBe(404);
  });

  test('a name that is Liquid and markup stays a name', async () => {
    const html = await (await open('WILD-K7Q')).text();
    expect(html).toContain('&#123;&#123; 7 | times: 7 &#125;&#125;&lt;script&gt; invited you');
  });

  test('without a running program there is a friendly page', async () => {
    await inTransaction((transaction) =>
      changeProgramStatus(luma.id, program.id, { status: 'active' }, 'paused', now, transaction),
    );
    try {
      const answer = await open('ADA-K7Q', { language: 'fr' });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Cette invitation fait une pause');
    } finally {
      await inTransaction((transaction) =>
        changeProgramStatus(luma.id, program.id, { status: 'paused' }, 'active', now, transaction),
      );
    }
  });
});

describe('claiming', () => {
  test('hands out a code, and the same one when the page is sent again', async () => {
    const visit = visitOf(await (await open('ADA-K7Q')).text());
    const first = await claim({ invite: 'ADA-K7Q', visit });
    expect(first.status).toBe(200);
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    const code = codeOf(await first.text());
    expect(code).toMatch(/^HI-/);
    expect(codeOf(await (await claim({ invite: 'ADA-K7Q', visit }, { language: 'fr' })).text())).toBe(code);
  });

  test('a visit that does not belong to the invite leads back to it', async () => {
    const answer = await claim({ invite: 'ADA-K7Q', visit: newId('vi') });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(
      'href="{{ ricochet_root | escape }}/apps/ricochet/i/ADA-K7Q?locale={{ ricochet_locale | url_encode }}"',
    );
  });

  test('one’s own invite cannot be claimed', async () => {
    const visit = visitOf(await (await open('ADA-K7Q')).text());
    const answer = await claim({ invite: 'ADA-K7Q', visit }, { customer: '1' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('you cannot claim it yourself');
  });

  test('with an empty pool the friend reads that it takes a moment, and can try again', async () => {
    const pages: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const visit = visitOf(await (await open('ADA-K7Q')).text());
      const answer = await claim({ invite: 'ADA-K7Q', visit });
      expect(answer.status).toBe(200);
      pages.push(await answer.text());
    }
    expect(pages.at(-1)).toContain('Your code is being prepared');
    expect(pages.at(-1)).toContain(
      'action="{{ ricochet_root | escape }}/apps/ricochet/claim?locale={{ ricochet_locale | url_encode }}"',
    );
  });

  test.each([
    ['without a visit', { invite: 'ADA-K7Q' }],
    ['with a visit that is none', { invite: 'ADA-K7Q', visit: "vi_' or 1=1" }],
    ['with an invite that is none', { invite: '{{}}{{}}', visit: newId('vi') }],
    ['with far too much', { invite: 'ADA-K7Q', visit: newId('vi'), extra: 'x'.repeat(10_000) }],
  ])('a form %s is refused with a sentence', async (_name, fields) => {
    const answer = await claim(fields, { language: 'fr' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe(
      'Il manque quelque chose dans ce qui a été envoyé. Merci de rouvrir votre lien d’invitation.',
    );
  });

  test('a body that is no form is refused', async () => {
    const init = { method: 'POST', body: '{"invite":"ADA-K7Q"}', headers: { 'Content-Type': 'application/json' } };
    expect((await ask(claimRoute.action, proxied('/claim', { init }))).status).toBe(400);
  });
});

describe('one’s own invite', () => {
  test('is shown to the customer who is signed in', async () => {
    const html = await (await ask(inviteRoute.loader, proxied('/invite', { customer: '1' }))).text();
    expect(html).toContain('Ada, this is your personal invite link');
    expect(html).toContain('value="https://luma.example/apps/ricochet/i/ADA-K7Q"');
  });

  test('asks anybody else to sign in', async () => {
    const html = await (await ask(inviteRoute.loader, proxied('/invite', { query: { locale: 'fr' } }))).text();
    expect(html).toContain('Se connecter');
    expect(html).toContain('{{ routes.storefront_login_url | default: sign_in | escape }}');
    expect(html).toContain("append: '%2Fapps%2Fricochet%2Finvite'");
  });

  test('is data for the share block’s script', async () => {
    const answer = await ask(inviteAnswerRoute.loader, proxied('/invite.json', { customer: '1' }));
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      status: 'ready',
      code: 'ADA-K7Q',
      link: 'https://luma.example/apps/ricochet/i/ADA-K7Q',
    });
    const signedOut = await ask(inviteAnswerRoute.loader, proxied('/invite.json', { language: 'fr' }));
    expect(signedOut.status).toBe(401);
    expect(await signedOut.json()).toMatchObject({
      status: 'signed_out',
      message: expect.stringContaining('Connectez-vous'),
    });
  });

  test('cannot be had by claiming to be somebody else', async () => {
    const answer = await ask(inviteRoute.loader, proxied('/invite', { customer: 'gid://shopify/Customer/1' }));
    expect(await answer.text()).toContain('Sign in');
  });
});

test('the files of the pages may be kept for good', async () => {
  const style = await ask(styleRoute.loader, proxied('/page.css'));
  expect(style.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect(style.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(await style.text()).toContain('.ricochet-page');
  const script = await ask(scriptRoute.loader, proxied('/page.js'));
  expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { running, strike } from '../../tests/support/sandbox.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import { askRoute, extensionRequest, type RouteHandler } from '../../tests/support/proxied-request.ts';
import { installShop, LUMA, newcomer, person } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { originTraces } from '#app/db/personal-data.server.ts';
import { deleteSessions } from '#app/db/sessions.ts';
import type { Shop } from '#app/db/shops.ts';
import { pauseProgram } from '#app/operations/change-program-status.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { inviteCardSchema, lookAnswerSchema, uiDashboardSchema } from '#app/storefront/ui-contract.ts';
import * as dashboardRoute from './ui.v1.dashboard.ts';
import * as inviteRoute from './ui.v1.invite.ts';
import * as lookRoute from './ui.v1.look.ts';
import * as shareRoute from './ui.v1.share.ts';

let luma: Shop;
let programId: ProgramId;

type Who = string | null;
const ask = (route: RouteHandler, path: string, who: Who, init: RequestInit = {}) =>
  askRoute(route, extensionRequest(path, { shop: LUMA, customerId: who }, init));
const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
const card = async (who: Who, path = '/invite') =>
  inviteCardSchema.parse(await (await ask(inviteRoute.loader, path, who)).json());
const share = (fields: object, who: Who) =>
  ask(shareRoute.action, '/share', who, post({ id: 'share-0001', channel: 'copy', surface: 'thank_you', ...fields }));
const look = async (referral: string, who: Who) =>
  lookAnswerSchema.parse(await (await ask(lookRoute.action, '/look', who, post({ referral }))).json());
const isAdvocate = async (customer: ReturnType<typeof person>) =>
  (await findAdvocateOfCustomer(luma.id, customer.gid)) !== null;

beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
}, 120_000);

const doors: [string, RouteHandler, RouteHandler][] = [
  ['invite', inviteRoute.loader, inviteRoute.action],
  ['dashboard', dashboardRoute.loader, dashboardRoute.action],
  ['share', shareRoute.loader, shareRoute.action],
  ['look', lookRoute.loader, lookRoute.action],
];

describe.each(doors)('the door of %s', (path, loader, action) => {
  test('tells every browser that it may send its token', async () => {
    const preflight = new Request(`https://ricochet.test/ui/v1/${path}`, { method: 'OPTIONS' });
    const answer = await askRoute(loader, preflight);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  test.each([
    ['no token', {}],
    [
      'a token of nobody',
      { Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    ],
  ])('is closed to %s, in a sentence that the extension may read', async (_name, headers) => {
    const url = `https://ricochet.test/ui/v1/${path}?locale=fr`;
    const answer = await askRoute(action, new Request(url, { method: 'POST', headers, body: '{}' }));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      status: 'refused',
      reason: 'not_signed',
      message: 'Cette page ne s’ouvre que dans la boutique en ligne.',
    });
  });

  test('does not know a shop that never installed', async () => {
    const stranger = extensionRequest(`/${path}`, { shop: 'nobody.myshopify.com', customerId: null }, post({}));
    const answer = await askRoute(action, stranger);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ reason: 'unknown_shop' });
  });
});

test('what is only read is not posted to, and what is only posted is not read', async () => {
  const posted = await ask(dashboardRoute.action, '/dashboard', person('Ada').gid, post({}));
  const read = await ask(shareRoute.loader, '/share', person('Ada').gid);
  expect([posted.status, read.status]).toEqual([405, 405]);
});

describe('the card after an order', () => {
  let invitePage: string;
  beforeAll(() => void (invitePage = `${luma.storefrontUrl}${luma.proxyPath}/invite`));

  test('tells a buyer who is not signed in what it is about and where to go', async () => {
    const answer = await card(null);
    expect(answer).toMatchObject({
      status: 'signed_out',
      invitePage,
      joinPage: null,
    });
    expect(answer.status === 'signed_out' && answer.promise).toContain('10%');
  });

  test('makes nobody an advocate who only looks at it', async () => {
    const customer = newcomer();
    expect(await card(customer.gid)).toMatchObject({ status: 'possible', invitePage });
    expect(await isAdvocate(customer)).toBe(false);
  });

  test('gives a customer their link when they ask, and the same one ever after', async () => {
    const customer = newcomer();
    const joined = inviteCardSchema.parse(
      await (await ask(inviteRoute.action, '/invite', customer.gid, post({}))).json(),
    );
    expect(joined.status).toBe('ready');
    expect(await isAdvocate(customer)).toBe(true);
    expect(await card(customer.gid)).toEqual(joined);
    if (joined.status !== 'ready') return;
    expect(joined.links.link).toBe(`${luma.storefrontUrl}${luma.proxyPath}/i/${joined.code}`);
    expect(joined.invitePage).toBe(invitePage);
    expect(joined.links.qr).toBe(`${joined.links.link}?via=qr`);
    expect(decodeURIComponent(joined.links.whatsapp)).toContain(`${joined.links.link}?via=whatsapp`);
  });

  test.each([
    ['what the browser claims of itself', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['nothing at all', undefined, null],
  ])('keeps the address that our own proxy saw, and not %s', async (_name, header, seen) => {
    const customer = newcomer();
    const headers: HeadersInit = header === undefined ? {} : { 'X-Forwarded-For': header };
    await ask(inviteRoute.action, '/invite', customer.gid, { ...post({}), headers });
    const kept = await database.advocate.findFirst({ where: { shopId: luma.id, customerId: customer.gid } });
    const { ipHash } = originTraces(luma.id, { ip: seen, userAgent: null, acceptLanguage: null });
    expect(kept).toMatchObject({ ipHash });
  });

  test('speaks the language that the extension speaks', async () => {
    const answer = await card(null, '/invite?locale=fr-CA');
    expect(answer.status === 'signed_out' && answer.promise).toContain('Vos proches');
  });

  test('asks for patience when Shopify does not say who a new customer is', async () => {
    strike('admin.server-error', { count: 20 });
    const answer = await ask(inviteRoute.action, '/invite', newcomer().gid, post({}));
    expect(answer.status).toBe(200);
    running.misbehaviours.clear();
    expect(await answer.json()).toMatchObject({ status: 'refused', reason: 'try_again' });
  });
});

describe('an advocate', () => {
  let ada: { gid: `gid://shopify/Customer/${string}`; code: string };
  beforeAll(async () => {
    ada = { gid: person('Ada').gid, code: await join(luma) };
  });
  beforeEach(async () => void (await database.share.deleteMany({ where: { shopId: luma.id } })));
  const shares = () => database.share.findMany({ where: { shopId: luma.id }, select: { id: true, surface: true } });

  test('finds everything about their invite in the dashboard', async () => {
    const answer = await ask(dashboardRoute.loader, '/dashboard', ada.gid);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const read = uiDashboardSchema.parse(await answer.json());
    expect(read).toMatchObject({ status: 'ready', dashboard: { firstName: 'Ada', code: ada.code } });
  });

  test('shares once, however often the browser says so', async () => {
    const answers = [await share({}, ada.gid), await share({}, ada.gid)];
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await shares()).toEqual([{ id: 'share-0001', surface: 'thank_you' }]);
  });

  test('is the only one whose shares count', async () => {
    for (const who of [null, newcomer().gid]) expect((await share({}, who)).status).toBe(204);
    expect(await shares()).toEqual([]);
  });

  test.each([
    ['a channel that does not exist', { channel: 'pigeon' }],
    ['a surface that does not exist', { surface: 'wall' }],
    ['an id that is none', { id: '<script>' }],
    ['too much', { token: 'x'.repeat(3000) }],
  ])('cannot share by %s', async (_name, fields) => {
    const answer = await share(fields, ada.gid);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ reason: 'malformed' });
  });

  test.each([
    ['a referral that does not exist', newId('rf')],
    ['the id of something else', newId('rw')],
  ])('cannot ask for another look at %s', async (_name, referral) => {
    expect(await look(referral, ada.gid)).toMatchObject({ status: 'refused', reason: 'cannot_ask' });
  });
});

test('somebody without an invite is offered one on the page as well', async () => {
  const answer = await ask(dashboardRoute.loader, '/dashboard', newcomer().gid);
  expect(uiDashboardSchema.parse(await answer.json())).toMatchObject({ status: 'possible' });
});

describe('from here on the app has no token of the shop', () => {
  beforeAll(() => deleteSessions(LUMA));

  test('an advocate still reads their link and their dashboard', async () => {
    expect(await card(person('Ada').gid)).toMatchObject({ status: 'ready' });
    expect((await ask(dashboardRoute.loader, '/dashboard', person('Ada').gid)).status).toBe(200);
  });

  test('a new customer is asked to try again', async () => {
    const answer = await ask(inviteRoute.action, '/invite', newcomer().gid, post({}));
    expect(await answer.json()).toMatchObject({ status: 'refused', reason: 'try_again' });
  });
});

test('without a running program there is no card', async () => {
  await pauseProgram({ shop: luma, programId, now: new Date() });
  expect(await card(null)).toEqual({ status: 'none' });
  expect(await card(newcomer().gid)).toEqual({ status: 'none' });
  expect(await card(person('Ada').gid)).toMatchObject({ status: 'refused', reason: 'no_active_program' });
});

import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { askRoute, proxiedRequest, type Asker, type RouteHandler } from '../../tests/support/proxied-request.ts';
import { installShop, newcomer, person } from '../../tests/support/sandbox-shop.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import * as claimRoute from './proxy.v1.claim.tsx';
import * as dashboardRoute from './proxy.v1.dashboard.tsx';
import * as landingRoute from './proxy.v1.i.$code.tsx';
import * as inviteRoute from './proxy.v1.invite.tsx';
import * as joinLinkRoute from './proxy.v1.join.$token.tsx';
import * as joinRoute from './proxy.v1.join.tsx';
import * as joinAnswerRoute from './proxy.v1.join[.]json.ts';
import * as meLinkRoute from './proxy.v1.me.$token.tsx';
import * as meRoute from './proxy.v1.me.tsx';
import * as nameRoute from './proxy.v1.name.tsx';
import * as whoRoute from './proxy.v1.who.tsx';
import { insertBlocks } from '#app/db/blocks.ts';
import { database } from '#app/db/client.server.ts';
import { findInvitingAdvocate, type InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { hashTrace } from '#app/db/personal-data.server.ts';
import { findPrivateToken } from '#app/db/private-links.server.ts';
import type { Shop } from '#app/db/shops.ts';

let luma: Shop;
let ada: InvitingAdvocate;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma, { joinByEmail: true });
  await join(luma, 'Ada');
  ada = (await findInvitingAdvocate(luma.id, { customerId: person('Ada').gid }))!;
});
beforeEach(async () => {
  await dropJobs();
  running.sandbox.world.mails = [];
});

const asked = (customerId: string | null): Asker => ({ shop: luma.domain, customerId });
const token = async () => (await findPrivateToken(luma.id, ada.id, new Date())) ?? '';
const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
const post = (route: RouteHandler, path: string, fields: Record<string, string>, headers = {}, asker = asked(null)) =>
  askRoute(route, proxiedRequest(path, asker, { method: 'POST', body: new URLSearchParams(fields), headers }));

describe('a mailed link', () => {
  test.each([
    ['to a dashboard', 'me', meLinkRoute.loader],
    ['that joins', 'join', joinLinkRoute.loader],
  ] as const)(
    '%s leads to a document without theme, script or Liquid, whose button posts the secret',
    async (_name, purpose, route) => {
      const secret = `${'<b>{{ shop.email }}'}${await token()}`;
      const answer = await askRoute(route, proxiedRequest(`/${purpose}/x`, asked(null)), { token: secret });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      const html = await answer.text();
      expect(html).not.toMatch(/<script|<b>|\{%/);
      expect(html).toContain(`<form method="post" action="/apps/ricochet/${purpose}?locale=en">`);
      expect(html.match(new RegExp(await token(), 'g'))).toHaveLength(1);
    },
  );

  test('is looked at without anything being counted or read, good or not', async () => {
    for (const each of ['nobody', await token()])
      expect((await askRoute(meLinkRoute.loader, proxiedRequest('/me/x', asked(null)), { token: each })).status).toBe(
        200,
      );
    expect(await database.attempt.count({ where: { kind: 'unknown_link' } })).toBe(0);
  });

  test('that was opened leaves an address that shows a stranger nothing', async () => {
    const html = await (await askRoute(meRoute.loader, proxiedRequest('/me', asked(null)))).text();
    expect(html).toContain('Sign in');
    const own = await (await askRoute(meRoute.loader, proxiedRequest('/me', asked(ada.customerId)))).text();
    expect(own).toContain('Ada, your friends and rewards');
  });
});

describe('a form that another site sends', () => {
  test('claims nothing, and shows the invite with its button', async () => {
    const opened = await askRoute(landingRoute.loader, proxiedRequest(`/i/${ada.code}`, asked(null)), {
      code: ada.code,
    });
    const visit = /name="visit" value="([^"]+)"/.exec(await opened.text())?.[1] ?? '';
    const fields = { invite: ada.code, visit, email: '', mark: '' };
    const before = await database.claim.count();
    const html = await (await post(claimRoute.action, '/claim', fields, elsewhere)).text();
    expect(html).toContain(`name="visit" value="${visit}"`);
    expect(await database.claim.count()).toBe(before);
    await post(claimRoute.action, '/claim', fields, { 'Sec-Fetch-Site': 'same-origin' });
    expect(await database.claim.count()).toBe(before + 1);
  });

  test('cannot guess invites for its visitors either', async () => {
    const fields = { invite: 'NOBODY-K7Q', visit: `vi_${'0'.repeat(26)}`, email: '', mark: '' };
    const before = await database.attempt.count({ where: { kind: 'unknown_invite' } });
    expect((await post(claimRoute.action, '/claim', fields, elsewhere)).status).toBe(404);
    expect(await database.attempt.count({ where: { kind: 'unknown_invite' } })).toBeGreaterThan(before);
  });

  test('names nobody, and shows the question', async () => {
    const visits = await database.visit.count();
    const html = await (await post(whoRoute.action, '/who', { who: ada.code }, elsewhere)).text();
    expect(html).toContain(`value="${ada.code}"`);
    expect(await database.visit.count()).toBe(visits);
  });

  test('asks for no mail, and shows the field', async () => {
    const email = 'somebody@example.com';
    expect(await (await post(joinRoute.action, '/join', { email }, elsewhere)).text()).toContain('type="email"');
    expect((await post(joinAnswerRoute.action, '/join.json', { email }, elsewhere)).status).toBe(400);
    expect(await database.joinRequest.count()).toBe(0);
  });

  test('opens no dashboard, and shows the button', async () => {
    for (const [route, path] of [
      [meRoute.action, '/me'],
      [joinRoute.action, '/join'],
    ] as const) {
      const answer = await post(route, path, { token: await token() }, elsewhere);
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    }
  });

  test('changes nothing on a dashboard', async () => {
    const mine = asked(ada.customerId);
    await post(dashboardRoute.action, '/dashboard', { intent: 'renew' }, elsewhere, mine);
    const html = await (await post(nameRoute.action, '/name', { find: 'yes' }, elsewhere, mine)).text();
    expect(html).toContain('Let friends find me by my name');
    expect(await findInvitingAdvocate(luma.id, { id: ada.id })).toMatchObject({ linkVersion: 1, isFoundByName: false });
  });
});

describe('a page that was fetched ahead', () => {
  const ahead = (path: string, customerId: string, init: RequestInit) => proxiedRequest(path, asked(customerId), init);
  test.each([
    ['the invite page', '/invite', inviteRoute.loader],
    ['the dashboard', '/dashboard', dashboardRoute.loader],
  ] as const)('makes nobody an advocate: %s', async (_name, path, route) => {
    const { gid, firstName } = newcomer();
    for (const init of [{ method: 'HEAD' }, { headers: { 'Sec-Purpose': 'prefetch;prerender' } }]) {
      const html = await (await askRoute(route, ahead(path, gid, init))).text();
      expect(html).toContain('<input type="hidden" name="open" value="yes"/>');
      expect(await findInvitingAdvocate(luma.id, { customerId: gid })).toBeNull();
    }
    const pressed = await askRoute(route, ahead(`${path}?open=yes`, gid, {}));
    expect(await pressed.text()).toContain(firstName);
    expect(await findInvitingAdvocate(luma.id, { customerId: gid })).not.toBeNull();
  });
});

test('an advocate who is blocked has nothing to send, and their invite is like any that there is not', async () => {
  const { gid, firstName } = newcomer();
  const code = await join(luma, firstName);
  await claim(luma, code);
  const mark = { kind: 'customer' as const, valueHash: hashTrace(luma.id, 'customer', gid) ?? '' };
  await insertBlocks(luma.id, [mark], { note: '', now: new Date() }, database);
  const html = await (await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(gid)))).text();
  expect(html).toContain(`${firstName}, your friends and rewards`);
  expect(html).not.toContain(`/i/${code}`);
  expect(html).not.toContain('data-channel');
  const open = (each: string) =>
    askRoute(landingRoute.loader, proxiedRequest(`/i/${each}`, asked(null)), { code: each });
  const [blocked, unknown] = [await open(code), await open('NOBODY-K7Q')];
  expect(blocked.status).toBe(404);
  expect(await blocked.text()).toBe(await unknown.text());
  expect((await post(whoRoute.action, '/who', { who: code })).status).toBe(404);
});

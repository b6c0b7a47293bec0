import { strike } from '../../tests/support/sandbox.ts';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { askRoute, proxiedRequest, type Asker } from '../../tests/support/proxied-request.ts';
import { installShop, newcomer, person, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import * as dashboardRoute from './proxy.v1.dashboard.tsx';
import * as lookRoute from './proxy.v1.look.tsx';
import * as privateRoute from './proxy.v1.me.tsx';
import * as nameRoute from './proxy.v1.name.tsx';
import * as shareRoute from './proxy.v1.share.ts';
import { eraseAdvocate } from '#app/db/advocates.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import { database } from '#app/db/client.server.ts';
import { findInvitingAdvocate, type InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashName } from '#app/db/personal-data.server.ts';
import { findAdvocateByToken, findPrivateToken } from '#app/db/private-links.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { encodeDecision, type DeclineReason } from '#app/domain/decision.ts';
import type { CustomerGid, ProgramId, ReferralId } from '#app/domain/ids.ts';
import { addDays } from '#app/domain/time.ts';

let luma: Shop;
let rive: Shop;
let programId: ProgramId;
let ada: InvitingAdvocate;

const asked = (customerId: string | null, shop = luma): Asker => ({ shop: shop.domain, customerId });
function post(path: string, fields: Record<string, string>, asker: Asker): Request {
  return proxiedRequest(path, asker, { method: 'POST', body: new URLSearchParams(fields) });
}
const openPrivate = (token: string, asker = asked(null)) =>
  askRoute(privateRoute.action, post('/me', { token }, asker));
async function advocateOf(customerId: CustomerGid, shop = luma): Promise<InvitingAdvocate> {
  const advocate = await findInvitingAdvocate(shop.id, { customerId });
  if (advocate === null) throw new Error('They did not join.');
  return advocate;
}
/** Somebody who joined, and nobody else's test knows. */
async function newAdvocate(): Promise<InvitingAdvocate> {
  const { firstName, gid } = newcomer();
  await join(luma, firstName);
  return await advocateOf(gid);
}
async function tokenOf({ id }: InvitingAdvocate): Promise<string> {
  return (await findPrivateToken(luma.id, id, new Date())) ?? '';
}

async function declined(advocate: InvitingAdvocate, reason: DeclineReason = 'same_ip'): Promise<ReferralId> {
  const id = newId('rf');
  const decision = encodeDecision({ kind: 'decline', reasons: [reason], evidence: [], flags: [], rulesVersion: 1 });
  const of = { programId, versionNumber: 1, advocateId: advocate.id, claimId: newId('cl'), channel: 'link' };
  const orderId = `gid://shopify/Order/${Date.now()}${Math.floor(performance.now() * 1000)}`;
  await database.referral.create({
    data: { shopId: luma.id, id, ...of, orderId, status: 'declined', decision, decidedAt: new Date() },
  });
  return id;
}

beforeAll(async () => {
  luma = await installShop();
  rive = await installShop(RIVE);
  programId = await runProgram(luma);
  await join(luma, 'Ada');
  ada = await advocateOf(person('Ada').gid);
});

describe('the dashboard', () => {
  test('shows a signed-in advocate their link, their friends and what is in it', async () => {
    await claim(luma, ada.code);
    const answer = await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(ada.customerId)));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
    const html = await answer.text();
    expect(html).toContain('Ada, your friends and rewards');
    expect(html).toContain(`/apps/ricochet/i/${ada.code}"`);
    expect(html).toContain('A friend has picked up your offer and can still use it.');
    expect(html).toContain('Each time one has bought for the first time, you get 10% off.');
  });

  test('gives a customer without one an invite, as the invite page does', async () => {
    const { gid, firstName } = newcomer();
    const answer = await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(gid)));
    expect(await answer.text()).toContain(`${firstName}, your friends and rewards`);
    expect(await findInvitingAdvocate(luma.id, { customerId: gid })).not.toBeNull();
  });

  test('says why when there is no program for them', async () => {
    const answer = await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(newcomer(RIVE).gid, rive)));
    expect(answer.status).toBe(404);
  });

  test('asks anybody else to sign in', async () => {
    const answer = await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(null)));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("append: '%2Fapps%2Fricochet%2Fdashboard'");
  });
});

describe('a private link', () => {
  test('opens the dashboard of its advocate without signing in, whoever is signed in', async () => {
    const token = await tokenOf(ada);
    for (const asker of [asked(null), asked(newcomer().gid)]) {
      const answer = await openPrivate(token, asker);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
      const html = await answer.text();
      expect(html).toContain('Ada, your friends and rewards');
      expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
    }
  });

  test('is good for half a year', async () => {
    const token = await tokenOf(ada);
    expect(await findAdvocateByToken(luma.id, token, addDays(new Date(), 179))).toMatchObject({ id: ada.id });
    expect(await findAdvocateByToken(luma.id, token, addDays(new Date(), 182))).toBeNull();
  });

  test('is worthless in another shop, with a letter changed, or made up', async () => {
    const token = await tokenOf(ada);
    expect((await openPrivate(token, asked(null, rive))).status).toBe(404);
    const [text = '', signature = ''] = token.split('.');
    for (const other of [`${text}.${signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`, 'x', text]) {
      const answer = await openPrivate(other);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This link does not open anything');
    }
  });

  test('is worthless once its owner made earlier ones so, and the new one is good', async () => {
    const advocate = await newAdvocate();
    const token = await tokenOf(advocate);
    const answer = await askRoute(dashboardRoute.action, post('/dashboard', { intent: 'renew', token }, asked(null)));
    const html = await answer.text();
    expect(html).toContain('Earlier links do not open this page any more');
    expect((await openPrivate(token)).status).toBe(404);
    const next = /href="[^"]*\/apps\/ricochet\/me\/([^?"]+)/.exec(html)?.[1] ?? '';
    expect((await openPrivate(next)).status).toBe(200);
    await askRoute(dashboardRoute.action, post('/dashboard', { intent: 'renew' }, asked(advocate.customerId)));
    expect((await openPrivate(next)).status).toBe(404);
  });

  test('is worthless once the advocate was erased, and none is made for them', async () => {
    const advocate = await newAdvocate();
    const token = await tokenOf(advocate);
    await eraseAdvocate(luma.id, advocate.customerId, database);
    expect((await openPrivate(token)).status).toBe(404);
    expect(await findPrivateToken(luma.id, advocate.id, new Date())).toBeNull();
  });

  test('that fits nobody is turned away unseen after many, and a good one is never', async () => {
    const asker = { ...asked(null), ip: '198.51.100.9' };
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await openPrivate('nobody', asker)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await openPrivate(await tokenOf(ada), asker)).status).toBe(200);
  });
});

describe('a share', () => {
  const said = (more: Record<string, string> = {}) => ({
    id: randomUUID(),
    channel: 'whatsapp',
    surface: 'block',
    ...more,
  });
  const tell = (fields: Record<string, string>, asker: Asker) =>
    askRoute(shareRoute.action, post('/share', fields, asker));
  const kept = ({ id }: InvitingAdvocate) => database.share.count({ where: { advocateId: id } });

  test('is kept once with its story, however often it is told', async () => {
    const advocate = await newAdvocate();
    const fields = said();
    for (let count = 0; count < 3; count += 1)
      expect((await tell(fields, asked(advocate.customerId))).status).toBe(204);
    expect(await database.share.findMany({ where: { advocateId: advocate.id } })).toMatchObject([
      { channel: 'whatsapp', surface: 'block' },
    ]);
    expect(await database.ledgerEntry.count({ where: { advocateId: advocate.id, kind: 'invite_shared' } })).toBe(1);
  });

  test('comes as plain text from some browsers, and with a private link’s token from people who are not signed in', async () => {
    const advocate = await newAdvocate();
    const token = await tokenOf(advocate);
    const body = new URLSearchParams(said({ token })).toString();
    const headers = { 'Content-Type': 'text/plain;charset=UTF-8' };
    await askRoute(shareRoute.action, proxiedRequest('/share', asked(null), { method: 'POST', body, headers }));
    expect(await kept(advocate)).toBe(1);
  });

  test.each([
    ['an unknown channel', said({ channel: 'fax' })],
    ['a place that is none', said({ surface: 'moon' })],
    ['no id', { channel: 'copy', surface: 'block' }],
    ['too much', said({ more: 'x'.repeat(2000) })],
    ['a token that fits nobody', said({ token: 'x.y' })],
  ])('with %s is not kept, and the answer is the same', async (_name, fields) => {
    const advocate = await newAdvocate();
    expect((await tell(fields, asked(advocate.customerId))).status).toBe(204);
    expect(await kept(advocate)).toBe(0);
  });

  test('of somebody who is nobody’s advocate is not kept', async () => {
    const before = await database.share.count();
    expect((await tell(said(), asked(newcomer().gid))).status).toBe(204);
    expect((await tell(said(), asked(null))).status).toBe(204);
    expect(await database.share.count()).toBe(before);
  });

  test('is not kept any more when there were sixty in an hour', async () => {
    const advocate = await newAdvocate();
    const { ofOne } = attemptLimits.share;
    for (let count = 0; count < ofOne + 3; count += 1) await tell(said(), asked(advocate.customerId));
    expect(await kept(advocate)).toBe(ofOne);
  });
});

describe('asking for another look', () => {
  const ask = (referral: string, asker: Asker, token?: string) =>
    askRoute(lookRoute.action, post('/look', { referral, ...(token === undefined ? {} : { token }) }, asker));

  test('is noted once, with a line that says so', async () => {
    const advocate = await newAdvocate();
    const referral = await declined(advocate);
    const page = await askRoute(dashboardRoute.loader, proxiedRequest('/dashboard', asked(advocate.customerId)));
    expect(await page.text()).toContain(`name="referral" value="${referral}"`);

    const first = await (await ask(referral, asked(advocate.customerId))).text();
    expect(first).toContain('Thank you. Luma Goods will look at it again.');
    expect(first).not.toContain('name="referral"');
    expect(await (await ask(referral, asked(advocate.customerId))).text()).toContain('You have asked for this before.');
    const row = await database.referral.findFirstOrThrow({ where: { id: referral } });
    expect(row.appealedAt).not.toBeNull();
    expect(await database.ledgerEntry.count({ where: { referralId: referral, kind: 'another_look_asked' } })).toBe(1);
  });

  test('works from a private link, twice at once is once', async () => {
    const advocate = await newAdvocate();
    const referral = await declined(advocate);
    const token = await tokenOf(advocate);
    await Promise.all([ask(referral, asked(null), token), ask(referral, asked(null), token)]);
    expect(await database.ledgerEntry.count({ where: { referralId: referral, kind: 'another_look_asked' } })).toBe(1);
  });

  test('is not possible for a referral of somebody else, nor where nothing is left to look at', async () => {
    const advocate = await newAdvocate();
    const ofAda = await declined(ada);
    const cancelled = await declined(advocate, 'order_cancelled');
    for (const referral of [ofAda, cancelled, newId('rf')]) {
      const html = await (await ask(referral, asked(advocate.customerId))).text();
      expect(html).toContain('There is nothing to look at again here.');
    }
    expect(await database.referral.count({ where: { id: { in: [ofAda, cancelled] }, appealedAt: null } })).toBe(2);
  });

  test('needs to know who asks, and about what', async () => {
    expect((await ask(newId('rf'), asked(null))).status).toBe(200);
    expect((await ask(newId('rf'), asked(null), 'x.y')).status).toBe(404);
    expect((await ask("rf_' or 1=1", asked(ada.customerId))).status).toBe(400);
  });
});

describe('being found by name', () => {
  const set = (find: string, asker: Asker) => askRoute(nameRoute.action, post('/name', { find }, asker));
  const nameHashOf = async ({ id }: InvitingAdvocate) =>
    (await database.advocate.findFirstOrThrow({ where: { id } })).nameHash;

  test('is off until they say so, keeps a hash of the name that Shopify has, and can be taken back', async () => {
    const { lastName } = person('Ada');
    expect(await nameHashOf(ada)).toBeNull();
    expect(await (await set('yes', asked(ada.customerId))).text()).toContain(
      'Friends find your invite by your full name',
    );
    expect(await nameHashOf(ada)).toBe(hashName(luma.id, `${lastName ?? ''} Ada`));
    expect(await (await set('no', asked(ada.customerId))).text()).toContain('Nobody finds your invite by your name');
    expect(await nameHashOf(ada)).toBeNull();
  });

  test('needs a first and a last name', async () => {
    const advocate = await newAdvocate();
    const customer = sandboxShop().customers.find(({ id }) => advocate.customerId.endsWith(`/${id}`));
    if (customer !== undefined) customer.lastName = '';
    expect(await (await set('yes', asked(advocate.customerId))).text()).toContain('needs a first and a last name');
    expect(await nameHashOf(advocate)).toBeNull();
  });

  test('asks to try again while Shopify does not answer', async () => {
    strike('admin.server-error', { operation: 'FindCustomer', count: 3 });
    expect(await (await set('yes', asked(ada.customerId))).text()).toContain('try again');
    expect(await nameHashOf(ada)).toBeNull();
  });

  test('is nobody’s without a customer or a token', async () => {
    expect(await (await set('yes', asked(null))).text()).toContain('Sign in');
    expect((await set('maybe', asked(ada.customerId))).status).toBe(400);
  });
});

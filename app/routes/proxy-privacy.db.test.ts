import '../../tests/support/sandbox.ts';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { askRoute, extensionRequest, proxiedRequest, type RouteHandler } from '../../tests/support/proxied-request.ts';
import { workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, LUMA, newcomer, person, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findAdvocateByCode } from '#app/db/advocates.ts';
import type { Shop } from '#app/db/shops.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';

/** Every address that shoppers' browsers reach, by its file; a new one fails the first test until it is listed. */
const shopperRoutes = [
  'proxy.v1.$.ts',
  'proxy.v1.claim.tsx',
  'proxy.v1.dashboard.tsx',
  'proxy.v1.i.$code.tsx',
  'proxy.v1.invite.tsx',
  'proxy.v1.invite[.]json.ts',
  'proxy.v1.join.$token.tsx',
  'proxy.v1.join.tsx',
  'proxy.v1.join[.]json.ts',
  'proxy.v1.look.tsx',
  'proxy.v1.me.$token.tsx',
  'proxy.v1.me.tsx',
  'proxy.v1.name.tsx',
  'proxy.v1.page[.]css.ts',
  'proxy.v1.page[.]js.ts',
  'proxy.v1.qr.$code.ts',
  'proxy.v1.share.ts',
  'proxy.v1.who.tsx',
  'ui.v1.dashboard.ts',
  'ui.v1.invite.ts',
  'ui.v1.look.ts',
  'ui.v1.share.ts',
] as const;
type ShopperRoute = (typeof shopperRoutes)[number];

/** An invite says who sent it: to whoever has its code, and nowhere else. */
const saysWhoInvites: readonly ShopperRoute[] = ['proxy.v1.i.$code.tsx', 'proxy.v1.who.tsx'];

interface Known {
  firstName: string;
  email: string;
  invite: string;
  /** By what an attacker would call it. */
  things: Record<string, string>;
  /** Everything that is theirs, or their friend's. */
  secrets: string[];
  /** What not even they are told. */
  ofFriend: string[];
}

let luma: Shop;
let rive: Shop;
let bob: Known & { customerId: string };
let ada: Known & { customerId: string };

beforeAll(async () => {
  luma = await installShop(LUMA);
  rive = await installShop(RIVE);
  await runProgram(luma);
  await runProgram(rive);
  rename('Grace', 'Bobadilla');
  // The same person is a customer of both shops.
  const twin = sandboxShop(RIVE).customers.find(({ firstName }) => firstName === 'Gabrielle');
  if (twin !== undefined) Object.assign(twin, { firstName: 'Bobadilla', email: 'grace@example.com' });
  ada = await becomeAdvocate(luma, 'Ada');
  bob = await becomeAdvocate(luma, 'Bobadilla');
  await becomeAdvocate(rive, 'Bobadilla');
}, 120_000);

function rename(from: string, to: string): void {
  const customer = sandboxShop().customers.find(({ firstName }) => firstName === from);
  if (customer !== undefined) customer.firstName = to;
}

/** Joins, and has a friend whose order brought a reward. */
async function becomeAdvocate(shop: Shop, firstName: string): Promise<Known & { customerId: string }> {
  const invite = await join(shop, firstName);
  const friend = newcomer(shop.domain);
  const { order, friendCode } = await referOrder(shop, invite, { friend });
  await workUntilIdle();
  const { gid, email, lastName } = person(firstName, shop.domain);
  const advocate = await findAdvocateByCode(shop.id, foldInviteCode(invite) ?? '');
  if (advocate === null) throw new Error(`${firstName} is no advocate.`);
  const where = { shopId: shop.id, advocateId: advocate.id };
  const [visits, claims, referrals, rewards] = await Promise.all([
    database.visit.findMany({ where }),
    database.claim.findMany({ where }),
    database.referral.findMany({ where }),
    database.reward.findMany({ where }),
  ]);
  const code = rewards.find(({ side }) => side === 'advocate')?.code;
  if (typeof code !== 'string') throw new Error(`${firstName} got no reward.`);
  const digits = gid.split('/').at(-1) ?? '';
  const things = {
    invite,
    who: `${firstName} ${lastName}`,
    email,
    visit: visits[0]?.id ?? '',
    claim: claims[0]?.id ?? '',
    friend_code: friendCode,
    referral: referrals[0]?.id ?? '',
    reward: rewards[0]?.id ?? '',
    code,
    advocate: advocate.id,
    customer: gid,
    customer_id: digits,
    logged_in_customer_id: digits,
    token: `${advocate.id}-1-99999.${'A'.repeat(22)}`,
    mark: `${claims[0]?.id ?? ''}.${'A'.repeat(22)}`,
  };
  const friendThings = [friend.firstName, friend.email, friend.id, order.id, order.name];
  const ids = [...visits, ...claims, ...referrals, ...rewards].map(({ id }) => id);
  const secrets = [firstName, email, invite, digits, friendCode, code, advocate.id, ...friendThings, ...ids];
  const ofFriend = [friendCode, ...friendThings];
  return { firstName, email, invite, customerId: gid, things, secrets, ofFriend };
}

interface Attacker {
  shop: string;
  customerId: string | null;
  /** What is theirs as much as it is Bob's. */
  own?: string[];
}

/** Somebody else who asks: signed in at Bob's shop or another one, or nobody. */
const attackers: [string, () => Attacker][] = [
  ['Ada', () => ({ shop: luma.domain, customerId: ada.customerId })],
  ['a stranger', () => ({ shop: luma.domain, customerId: null })],
  ['a customer who has no invite', () => ({ shop: luma.domain, customerId: person('Finn').gid })],
  [
    'Bob’s namesake at another shop',
    () => ({ shop: rive.domain, customerId: person('Bobadilla', RIVE).gid, own: [bob.firstName, bob.email] }),
  ],
  ['another shop with Bob’s id', () => ({ shop: rive.domain, customerId: bob.customerId })],
];

/** What of Bob stands in an answer, besides what was sent along with the question. */
function leaksIn(answer: string, sent: string, allowed: string[]): string[] {
  return bob.secrets.filter(
    (secret) => secret !== '' && answer.includes(secret) && !sent.includes(secret) && !allowed.includes(secret),
  );
}

/** What the forms of ours ask for besides. */
const wellFormed = { id: '0123456789', channel: 'copy', surface: 'page', find: 'yes', intent: 'renew' };

let asked = 0;
/** Asks a route by both methods, with `fields` in its address, its path and its body. */
async function* answersOf(
  file: ShopperRoute,
  asker: { shop: string; customerId: string | null },
  fields: Record<string, string>,
  inPath: string,
): AsyncGenerator<string> {
  // Guessing from one address would soon be turned away unseen.
  const ip = `2001:db8::${(asked += 1).toString(16)}`;
  const { loader, action } = (await import(path.join(import.meta.dirname, file))) as Record<string, RouteHandler>;
  const params = { code: inPath, token: inPath, '*': inPath };
  const isProxied = file.startsWith('proxy.');
  const { logged_in_customer_id: _signed, ...query } = fields;
  const address = `/x?${new URLSearchParams(query).toString()}`;
  const make = isProxied ? proxiedRequest : extensionRequest;
  const bodies = [new URLSearchParams(fields), JSON.stringify(fields)];
  const requests = [
    ...(loader === undefined ? [] : [[loader, make(address, { ...asker, ip })] as const]),
    ...(action === undefined
      ? []
      : bodies.map((body) => [action, make(address, { ...asker, ip }, { method: 'POST', body })] as const)),
  ];
  for (const [route, request] of requests) {
    const answer = await askRoute(route, request, params);
    expect(answer.status, `${file} ${request.method}`).toBeLessThan(500);
    yield `${[...answer.headers].join('\n')}\n${await answer.text()}`;
  }
}

test('every address for shoppers is tried here', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^(proxy|ui)\.v1\./.test(name));
  expect(files.toSorted()).toEqual([...shopperRoutes].toSorted());
});

test.each([
  ['proxy.v1.invite.tsx', () => [bob.invite]],
  ['proxy.v1.dashboard.tsx', () => [bob.firstName, bob.invite, bob.things['code']]],
  ['ui.v1.invite.ts', () => [bob.invite]],
  ['ui.v1.dashboard.ts', () => [bob.firstName, bob.invite, bob.things['code']]],
] as const)('%s tells Bob himself what is his, and nothing of his friend', async (file, expected) => {
  const asker = { shop: luma.domain, customerId: bob.customerId };
  const answers: string[] = [];
  for await (const answer of answersOf(file, asker, {}, '')) answers.push(answer);
  const told = leaksIn(answers[0] ?? '', '', []);
  expect(told).toEqual(expect.arrayContaining(expected()));
  for (const thing of bob.ofFriend) expect(answers.join('\n')).not.toContain(thing);
});

describe.each(shopperRoutes)('%s', (file) => {
  test.each(attackers)('tells %s nothing that is Bob’s', async (_name, attacker) => {
    const asker = attacker();
    const { own = [] } = asker;
    const tryThing = async ([name, thing]: [string, string]): Promise<string[]> => {
      const everywhere = Object.fromEntries(Object.keys(bob.things).map((field) => [field, thing]));
      const isInvited = saysWhoInvites.includes(file) && thing === bob.invite && asker.shop === luma.domain;
      const allowed = isInvited ? [bob.firstName, ...own] : own;
      const leaks: string[] = [];
      for (const fields of [everywhere, { ...ada.things, [name]: thing }]) {
        for await (const answer of answersOf(file, asker, { ...wellFormed, ...fields }, thing))
          leaks.push(...leaksIn(answer, thing, allowed).map((leak) => `${name} “${thing}” → ${leak}`));
      }
      return leaks;
    };
    const leaks = (await Promise.all(Object.entries(bob.things).map(tryThing))).flat();
    expect(leaks).toEqual([]);
  });
});

test('nothing of Bob’s was changed by all of this', async () => {
  const where = { shopId: luma.id, advocateId: bob.things['advocate'] ?? '' };
  const rows = await database.advocate.findMany({ where: { shopId: where.shopId, id: where.advocateId } });
  expect(rows).toMatchObject([{ nameHash: null, linkVersion: 1 }]);
  expect(await database.referral.count({ where: { ...where, appealedAt: { not: null } } })).toBe(0);
  expect(await database.share.count({ where })).toBe(0);
  expect(await database.claim.count({ where })).toBe(1);
});

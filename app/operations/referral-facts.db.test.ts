import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import { assessOrder } from '../../sandbox/orders/order-risk.ts';
import { gid } from '../../sandbox/world/ids.ts';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import type { Address, Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claim, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running } from '../../tests/support/sandbox.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  person,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { joinAsAdvocate } from './join-as-advocate.ts';
import { recordVisit } from './record-visit.ts';
import { claimInvite } from './claim-invite.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { parseDecision, reasonsOf, type Decision } from '#app/domain/decision.ts';
import {
  defaultProtection,
  fraudRules,
  protectionSchema,
  type FraudRule,
  type Protection,
} from '#app/domain/fraud/protection.ts';
import { addDays } from '#app/domain/time.ts';
import { noOrigin, type RequestOrigin } from '#app/domain/person/person-details.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(async () => {
  await setRules({});
});

/** Every rule looks, and none stands in the way. */
const onlyShown = protectionSchema.parse(
  Object.fromEntries(fraudRules.map((rule) => [rule, { ...defaultProtection[rule], action: 'flag' }])),
);
const setRules = (rules: Partial<Protection>, change: Partial<ProgramSettings> = {}) =>
  database.programVersion.updateMany({
    where: { shopId: luma.id },
    data: {
      settings: encodeProgramSettings({
        ...defaultProgramSettings,
        ...change,
        protection: { ...onlyShown, ...rules },
      }),
    },
  });

const home: RequestOrigin = { ip: '203.0.113.7', userAgent: 'Safari 18', acceptLanguage: 'en-US' };
async function joinAs(customer: { gid: ReturnType<typeof newcomer>['gid'] }, origin = noOrigin): Promise<string> {
  const input = { shop: luma, customerId: customer.gid, locale: 'en', origin, now: new Date() };
  const joined = await joinAsAdvocate(input);
  if (!('ok' in joined)) throw new Error(`Joining was refused: ${joined.refused}.`);
  return joined.code;
}
const work = (webhookId: string, now = new Date()) => attributeOrder({ shopDomain: luma.domain, webhookId, now });

async function decisionOn(order: SandboxOrder): Promise<Decision> {
  const row = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
  return parseDecision(row.decision);
}
async function sawOn(order: SandboxOrder, rule: FraudRule) {
  const seen = (await decisionOn(order)).evidence.find((each) => each.kind === 'rule' && each.rule === rule);
  return seen?.kind === 'rule' ? seen : null;
}
/** A newcomer follows the invite and pays. */
async function refer(invite: string, checkout: Partial<Checkout> = {}): Promise<SandboxOrder> {
  const { order, webhookId } = await referOrder(luma, invite, { checkout });
  await work(webhookId);
  return order;
}
/** Somebody pays with a code of the invite, which they may have done before: the checkout takes one for each customer. */
async function buyAgain(invite: string, friend: ReturnType<typeof newcomer>) {
  const code = await claim(luma, invite);
  const order = buy({ email: friend.email, customerId: friend.id });
  const body = { ...orderBody(sandboxShop(), order), discount_codes: [{ code, amount: '1.00', type: 'percentage' }] };
  return { order, webhookId: await sendWebhook('orders/paid', body) };
}
const address = (line: string, change: Partial<Address> = {}): Address => ({
  firstName: 'Finn',
  lastName: 'Reed',
  address1: line,
  address2: null,
  city: 'Brooklyn',
  zip: '11201',
  province: 'New York',
  country: 'United States',
  countryCode: 'US',
  phone: null,
  ...change,
});

describe('what an order and its advocate are compared by', () => {
  test.each<[FraudRule, string, Partial<Checkout>, 'match' | 'clear']>([
    [
      'same_phone',
      'the same number, dialled as at home',
      { phone: '(212) 555-0101', shippingAddress: address('1 A St') },
      'match',
    ],
    ['same_phone', 'another number', { phone: '+12125550102' }, 'clear'],
    ['same_phone', 'no number', {}, 'clear'],
    ['same_address', 'the same street, shortened', { shippingAddress: address('14 MAPLE ST.') }, 'match'],
    ['same_address', 'the house next door', { shippingAddress: address('16 Maple Street') }, 'clear'],
    ['disposable_email', 'a throw-away address', { email: 'finn@mailinator.com', customerId: null }, 'match'],
  ])('%s: %s', async (rule, _name, checkout, saw) => {
    const order = await refer(await joinAs(person('Ada')), checkout);
    expect(await sawOn(order, rule)).toMatchObject({ saw });
  });

  test('the same browser, and the same address on the internet from the third time on', async () => {
    const invite = await joinAs(newcomer(), home);
    const sent = { browserIp: home.ip, userAgent: home.userAgent, acceptLanguage: home.acceptLanguage };
    const first = await refer(invite, sent);
    expect(await sawOn(first, 'same_device')).toMatchObject({ saw: 'match' });
    expect(await sawOn(first, 'same_ip')).toMatchObject({ saw: 'clear', figures: { count: 2 } });
    expect(await sawOn(await refer(invite, sent), 'same_ip')).toMatchObject({ saw: 'match', figures: { count: 3 } });
    expect(await sawOn(await refer(invite, { browserIp: '198.51.100.1' }), 'same_ip')).toMatchObject({ saw: 'clear' });
  });

  test('nothing of it is kept in the clear', async () => {
    const invite = await joinAs(newcomer(), home);
    const order = await refer(invite, {
      browserIp: home.ip,
      userAgent: home.userAgent,
      phone: '+12125550199',
      shippingAddress: address('14 Maple Street'),
    });
    const row = await database.order.findFirstOrThrow({ where: { name: order.name } });
    for (const hash of [row.emailHash, row.phoneHash, row.addressHash, row.ipHash, row.deviceHash])
      expect(hash).toMatch(/^[\w-]{43}$/);
    const advocate = await database.advocate.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(row.ipHash).toBe(advocate.ipHash);
    const kept = JSON.stringify([row, advocate, await decisionOn(order)], (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).not.toMatch(/203\.0\.113|Safari|2125550199|maple/i);
  });

  test('an order at the till says nothing of where the buyer is: their visit does', async () => {
    const invite = await joinAs(newcomer(), home);
    const friend = newcomer();
    const now = new Date();
    const visit = await recordVisit({ shop: luma, code: invite, channel: 'link', locale: 'en', origin: home, now });
    if (!('ok' in visit)) throw new Error('The visit was refused.');
    const wish = { shop: luma, code: invite, visitId: visit.visitId, customerId: friend.gid, locale: 'en', now };
    const claimed = await claimInvite(wish);
    if (!('ok' in claimed)) throw new Error('The claim was refused.');
    const till = { sourceName: 'pos', browserIp: '198.51.100.9', userAgent: 'Shopify POS' };
    const order = buy({ email: friend.email, customerId: friend.id, codes: [claimed.friendCode ?? ''], ...till });
    await work(await deliveredWebhook('orders/paid'));
    expect(await sawOn(order, 'same_ip')).toMatchObject({ figures: { count: 2 } });
    expect(await sawOn(order, 'same_device')).toMatchObject({ saw: 'match' });
  });
});

describe('what came before', () => {
  test('a customer of a year is told from one who came with the order', async () => {
    const invite = await joinAs(newcomer());
    await setRules({}, { conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false } });
    const known = await referOrder(luma, invite, { friend: person('Rosa') });
    await work(known.webhookId);
    expect(await sawOn(known.order, 'existing_customer')).toMatchObject({ saw: 'match' });
    const order = buy({
      email: 'first-time@example.com',
      codes: [await claim(luma, invite, null, addDays(new Date(), -1))],
    });
    await work(await deliveredWebhook('orders/paid'));
    expect(await sawOn(order, 'existing_customer')).toMatchObject({ saw: 'clear' });
  });

  test('friends’ orders in quick succession are counted, each once', async () => {
    await setRules({ velocity: { action: 'hold', friends: 2, hours: 24 } });
    const invite = await joinAs(newcomer());
    await refer(invite);
    const second = await refer(invite);
    expect(await sawOn(second, 'velocity')).toMatchObject({ saw: 'clear', figures: { count: 2 } });
    const third = await refer(invite);
    expect(await sawOn(third, 'velocity')).toMatchObject({ saw: 'match', figures: { count: 3 } });
    expect(reasonsOf(await decisionOn(third))).toEqual(['velocity']);
  });

  test('a ring is found through up to three people', async () => {
    await setRules({}, { conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false } });
    const [ada, ben, cleo, dan, eve] = [newcomer(), newcomer(), newcomer(), newcomer(), newcomer()] as const;
    const saw = async (inviter: typeof ada, friend: typeof ada) => {
      const { order, webhookId } = await buyAgain(await joinAs(inviter), friend);
      await work(webhookId);
      return (await sawOn(order, 'ring'))?.saw;
    };
    expect([await saw(ada, ben), await saw(ben, cleo), await saw(cleo, dan), await saw(dan, eve)]).toEqual(
      Array.from({ length: 4 }, () => 'clear'),
    );
    expect(await saw(eve, ada), 'four steps are too far').toBe('clear');
    expect(await saw(dan, ada), 'three steps').toBe('match');
    expect(await saw(ben, ada), 'one step').toBe('match');
  });

  test('an order that was declined makes no ring', async () => {
    const [ada, ben] = [person('Ada'), newcomer()];
    const declined = await referOrder(luma, await joinAs(ben), { friend: ada });
    running.advanceClock(5000);
    await work(declined.webhookId);
    expect(await decisionOn(declined.order)).toMatchObject({ kind: 'decline' });
    const { order, webhookId } = await referOrder(luma, await joinAs(ada), { friend: ben });
    await work(webhookId);
    expect(await sawOn(order, 'ring')).toMatchObject({ saw: 'clear' });
  });

  test('a code that somebody else uses than who claimed it is noticed', async () => {
    const code = await claim(luma, await joinAs(newcomer()), newcomer().gid);
    const buyer = newcomer();
    const order = buy({ email: buyer.email, customerId: buyer.id, codes: [code] });
    await work(await deliveredWebhook('orders/paid'));
    expect(await sawOn(order, 'leaked_code')).toMatchObject({ saw: 'match' });
  });

  test('an advocate of today is young', async () => {
    expect(await sawOn(await refer(await joinAs(newcomer())), 'young_advocate')).toMatchObject({ saw: 'match' });
  });
});

describe('what Shopify is asked', () => {
  test('its recommendation', async () => {
    const { order, webhookId } = await referOrder(luma, await joinAs(newcomer()));
    assessOrder(running.sandbox, sandboxShop(), order, { recommendation: 'INVESTIGATE', level: 'MEDIUM', facts: [] });
    await work(webhookId);
    expect(await sawOn(order, 'order_risk')).toMatchObject({ saw: 'match' });
    expect((await decisionOn(order)).flags).toContain('order_risk');
  });

  test('nothing, of a customer who came with the order, when no rule needs it', async () => {
    await setRules({ order_risk: { action: 'off' } });
    const order = await refer(await joinAs(newcomer()));
    expect(await decisionOn(order)).toMatchObject({ kind: 'reward' });
    expect(countSent('FindOrderFacts') + countSent('FindOrderState')).toBe(0);
  });

  test('the place of a new customer’s order when another of theirs is known', async () => {
    await setRules({ order_risk: { action: 'off' } });
    const friend = newcomer();
    const both = [
      (await buyAgain(await joinAs(newcomer()), friend)).webhookId,
      (await buyAgain(await joinAs(newcomer()), friend)).webhookId,
    ];
    running.advanceClock(5000);
    // At once: one is taken for the first, the other has to ask.
    const tries = await Promise.allSettled(both.map((webhookId) => work(webhookId)));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    for (const webhookId of both) await work(webhookId);
    expect(countSent('FindOrderFacts')).toBeGreaterThan(0);
    const theirs = await database.order.findMany({ where: { customerId: friend.gid } });
    expect(theirs).toHaveLength(2);
  });

  test.each([
    ['products', true],
    ['collections', true],
    ['products', false],
    ['collections', false],
  ] as const)('whether the goods are among %s that count: %s', async (kind, isWanted) => {
    const [bought] = sandboxShop().products;
    const productIds = sandboxShop()
      .products.filter((product) => (product === bought) === isWanted)
      .map(({ id }) => gid('Product', id));
    const collectionIds = sandboxShop()
      .collections.filter((collection) => collection.productIds.includes(bought?.id ?? '') === isWanted)
      .map(({ id }) => gid('Collection', id));
    const items = kind === 'products' ? { kind, productIds, variantIds: [] } : { kind, collectionIds };
    await setRules({}, { conditions: { ...defaultProgramSettings.conditions, items } });
    const order = await refer(await joinAs(newcomer()));
    expect(reasonsOf(await decisionOn(order))).toEqual([isWanted ? 'conditions_met' : 'wrong_items']);
  });

  test('how the order stands when its webhook is late, and a review of it follows', async () => {
    const { order, webhookId } = await referOrder(luma, await joinAs(newcomer()));
    await dropJobs();
    await work(webhookId, addDays(new Date(), 1));
    expect(countSent('FindOrderState')).toBe(1);
    expect(await listJobs('review-order')).toMatchObject([{ payload: { orderId: gid('Order', order.id) } }]);
  });

  test('when it was fulfilled, of an order that was sent before it was paid', async () => {
    const friend = newcomer();
    const code = await claim(luma, await joinAs(newcomer()), friend.gid);
    const order = buy({ email: friend.email, customerId: friend.id, codes: [code] });
    await deliveredWebhook('orders/paid');
    const body = { ...orderBody(sandboxShop(), order), fulfillment_status: 'fulfilled' };
    await work(await sendWebhook('orders/paid', body));
    expect(countSent('FindOrderState')).toBe(1);
    expect(await decisionOn(order)).toMatchObject({ kind: 'reward' });
  });
});

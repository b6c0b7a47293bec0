import { running } from '../../tests/support/sandbox.ts';
import PostalMime from 'postal-mime';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { complianceBody } from '../../sandbox/control/compliance.ts';
import { claimOf } from '../../tests/support/evidence.ts';
import { advocateOf, owe } from '../../tests/support/owed-reward.ts';
import { claim, join, referOrder, runProgram } from '../../tests/support/people.ts';
import { workUntilIdle } from '../../tests/support/queue.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  LUMA,
  newcomer,
  newWebhookId,
  person,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByCode, findAdvocateEmail, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { database } from '#app/db/client.server.ts';
import { saveNameHash } from '#app/db/inviting-advocates.ts';
import { saveJoinRequest } from '#app/db/join-requests.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashEmail, hashName } from '#app/db/personal-data.server.ts';
import { insertShare } from '#app/db/shares.ts';
import type { Shop } from '#app/db/shops.ts';
import { insertDelivery } from '#app/db/webhook-deliveries.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { answerDataRequest } from './answer-data-request.ts';
import { redactCustomer } from './redact-customer.ts';
import { startExport } from './start-export.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(() => void (running.sandbox.world.mails = []));

type Person = ReturnType<typeof newcomer>;
const ask = (topic: 'customers/data_request' | 'customers/redact', about: Person) =>
  sendWebhook(topic, complianceBody(running.sandbox, sandboxShop(), topic, about));
/** A request for a shop that the sandbox does not have. */
async function deliverTo(shopDomain: string, topic: 'customers/data_request' | 'customers/redact', about: Person) {
  const webhookId = newWebhookId();
  const payload = JSON.stringify(complianceBody(running.sandbox, sandboxShop(), topic, about));
  const rest = { topic, eventId: null, apiVersion: '2026-10', triggeredAt: null, receivedAt: new Date() };
  await insertDelivery({ shopDomain, webhookId, payload, ...rest }, database);
  return webhookId;
}
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;
const answerRequest = (webhookId: string) => answerDataRequest({ shopDomain: LUMA, webhookId, now: new Date() });
const redact = (webhookId: string) => redactCustomer({ shopDomain: LUMA, webhookId, now: new Date() });
/** A friend claims before they sign in, and pays; the order's webhook is worked. */
async function buySignedOut(friend: Person, checkout: Partial<Checkout> = {}) {
  const friendCode = await claim(luma, await join(luma));
  const { visitId } = await database.claim.findFirstOrThrow({ where: { friendCode } });
  const seen = { ipHash: 'ip-of-a-guest', deviceHash: 'device-of-a-guest' };
  await database.visit.updateMany({ where: { id: visitId ?? '' }, data: seen });
  const order = buy({ email: friend.email, customerId: friend.id, codes: [friendCode], ...checkout });
  await deliveredWebhook('orders/paid');
  await workUntilIdle();
  running.sandbox.world.mails = [];
  return { order, friendCode };
}
async function attachment(): Promise<Record<string, unknown>> {
  const [mail] = running.sandbox.world.mails;
  const [file] = (await PostalMime.parse(mail?.raw ?? '', { attachmentEncoding: 'utf8' })).attachments;
  expect(file).toMatchObject({ filename: 'customer-data.json', mimeType: 'application/json' });
  return JSON.parse(String(file?.content)) as Record<string, unknown>;
}

describe('a request for data', () => {
  test('brings the merchant everything that is kept of the customer, as JSON', async () => {
    const ada = person('Ada');
    const invite = await join(luma);
    const webhookId = await ask('customers/data_request', ada);
    await answerRequest(webhookId);
    expect(running.sandbox.world.mails).toMatchObject([{ to: [luma.email] }]);
    expect(await attachment()).toMatchObject({
      customerId: ada.gid,
      advocate: { firstName: 'Ada', email: ada.email, inviteCode: invite },
    });
    expect(await outcomeOf(webhookId)).toBe('sent_to_merchant');
    expect(await database.ledgerEntry.count({ where: { kind: 'customer_data_requested' } })).toBe(1);
  });

  test('of a friend names claims and orders', async () => {
    const invite = await join(luma);
    const friend = newcomer();
    const { order, friendCode } = await referOrder(luma, invite, { friend });
    await workUntilIdle();
    running.sandbox.world.mails = [];
    await answerRequest(await ask('customers/data_request', friend));
    expect(await attachment()).toMatchObject({
      advocate: null,
      claims: [{ friendCode, channel: 'whatsapp' }],
      visits: [{ ipHash: null }],
      orders: [{ name: order.name, emailHash: expect.any(String) }],
      blocks: [],
    });
  });

  test('of a friend names what they claimed signed out, and where from', async () => {
    const friend = newcomer();
    const { friendCode } = await buySignedOut(friend);
    await answerRequest(await ask('customers/data_request', friend));
    expect(await attachment()).toMatchObject({ claims: [{ friendCode }], visits: [{ ipHash: 'ip-of-a-guest' }] });
  });

  test('of a friend names what they claimed with their address, and that they asked for an invite with it', async () => {
    const friend = newcomer();
    const emailHash = hashEmail(luma.id, friend.email);
    await claimOf(luma, await join(luma), { emailHash, channel: 'name' });
    await saveJoinRequest(luma.id, { email: friend.email, locale: 'fr', now: new Date() }, database);
    await answerRequest(await ask('customers/data_request', friend));
    expect(await attachment()).toMatchObject({
      claims: [{ friendCode: null, channel: 'name', emailHash }],
      askedToJoin: [{ locale: 'fr', requestedAt: expect.any(String) }],
    });
  });

  test('of a friend who was recognised without a code names the claim that was made of it', async () => {
    const friend = newcomer();
    buy({ email: friend.email, customerId: null, landingSite: `/?ref=${await join(luma)}&via=telegram` });
    await deliveredWebhook('orders/paid');
    await workUntilIdle();
    running.sandbox.world.mails = [];
    await answerRequest(await ask('customers/data_request', friend));
    expect(await attachment()).toMatchObject({ claims: [{ friendCode: null, channel: 'telegram' }], orders: [{}] });
  });

  test('of an advocate names what they shared, and whether friends find them by their name', async () => {
    const iris = newcomer();
    await join(luma, iris.firstName);
    const share = { id: 'share-of-iris', channel: 'whatsapp', surface: 'page', sharedAt: new Date() } as const;
    await insertShare(luma.id, { ...share, advocateId: await advocateOf(luma, iris) }, database);
    await answerRequest(await ask('customers/data_request', iris));
    expect(await attachment()).toMatchObject({
      advocate: { isFoundByName: false, shares: [{ channel: 'whatsapp', surface: 'page' }] },
    });
  });

  test('of an advocate names what they were told and given, and nothing of their friends', async () => {
    const ada = person('Ada');
    const invite = await join(luma);
    const friend = newcomer();
    const { order } = await referOrder(luma, invite, { friend });
    await workUntilIdle();
    running.sandbox.world.mails = [];
    await answerRequest(await ask('customers/data_request', ada));
    const data = await attachment();
    expect(data).toMatchObject({
      advocate: {
        inviteCodes: [{ code: invite, isCurrent: true }],
        messages: expect.arrayContaining([expect.objectContaining({ kind: 'reward_issued', status: 'sent' })]),
        traces: { phoneHash: expect.any(String), addressHash: expect.any(String) },
        facts: { tags: [] },
        rewards: expect.arrayContaining([
          expect.objectContaining({ code: expect.stringMatching(/^THANKS-/), state: 'issued' }),
        ]),
      },
      referralsAsAdvocate: expect.arrayContaining([
        expect.objectContaining({ status: 'rewarded', reasons: ['conditions_met'] }),
      ]),
      referralsAsFriend: [],
    });
    for (const secret of [friend.gid, friend.email, order.name, order.id])
      expect(JSON.stringify(data)).not.toContain(secret);
  });

  test('of a friend names the decision about their order, placed as a guest as well', async () => {
    const invite = await join(luma);
    const friend = newcomer();
    const { friendCode } = await referOrder(luma, invite, { friend });
    await workUntilIdle();
    await database.order.updateMany({ where: { customerId: friend.gid }, data: { customerId: null } });
    running.sandbox.world.mails = [];
    await answerRequest(await ask('customers/data_request', friend));
    expect(await attachment()).toMatchObject({
      orders: [{ discountCodes: [friendCode] }],
      referralsAsFriend: [{ status: 'rewarded', rewards: [{ code: friendCode, state: 'issued', takenBack: [] }] }],
    });
  });

  test('of a friend says what was looked at, but not how fraud is found', async () => {
    const invite = await join(luma);
    const friend = newcomer();
    await referOrder(luma, invite, { friend });
    await workUntilIdle();
    running.sandbox.world.mails = [];
    await answerRequest(await ask('customers/data_request', friend));
    const { decision } = await database.referral.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const told = JSON.stringify((await attachment()).referralsAsFriend);
    expect(JSON.stringify(decision)).toContain('"rule"');
    expect(told).toContain('"subtotal"');
    expect(told).not.toContain('"rule"');
  });

  test('of an advocate says what was taken back, and names a gift card by the end of its code', async () => {
    const iris = newcomer();
    await join(luma, iris.firstName);
    const advocateId = await advocateOf(luma, iris);
    const amount = { amountMinor: 1000n, currency: luma.currency };
    const card = await owe(luma, { kind: 'gift_card', amount }, { advocateId, status: 'issued', issuedAt: new Date() });
    await database.reversal.create({
      data: {
        ...{ shopId: luma.id, id: newId('rv'), rewardId: card.id, advocateId, purse: card.purse },
        ...{ cause: 'order_refunded', causeKey: 'refunded:1', amountMinor: 400n, takenMinor: 300n, owedMinor: 100n },
        ...{ status: 'settled', approvedAt: new Date(), settledAt: new Date() },
      },
    });
    await answerRequest(await ask('customers/data_request', iris));
    const takenBack = { cause: 'order_refunded', takenMinor: '300', owedMinor: '100', state: 'settled' };
    const code = card.code ?? '';
    const data = await attachment();
    expect(data).toMatchObject({ advocate: { rewards: [{ code: code.slice(-4), takenBack: [takenBack] }] } });
    expect(JSON.stringify(data)).not.toContain(code);
  });

  test('goes to the address that Shopify has for the merchant now', async () => {
    sandboxShop().email = 'new@luma.example';
    await answerRequest(await ask('customers/data_request', newcomer()));
    expect(running.sandbox.world.mails).toMatchObject([{ to: ['new@luma.example'] }]);
  });

  test('that no mail server would take stays unanswered', async () => {
    sandboxShop().email = 'nobody';
    const answered = { where: { kind: 'customer_data_requested' } };
    const before = await database.ledgerEntry.count(answered);
    const webhookId = await ask('customers/data_request', newcomer());
    await answerRequest(webhookId);
    sandboxShop().email = luma.email;
    expect(await outcomeOf(webhookId)).toBe('merchant_unreachable');
    expect(await database.ledgerEntry.count(answered)).toBe(before);
  });

  test('is answered once, also when it comes again', async () => {
    const webhookId = await ask('customers/data_request', newcomer());
    await answerRequest(webhookId);
    await answerRequest(webhookId);
    expect(running.sandbox.world.mails).toHaveLength(1);
  });

  test('of a shop that is not here any more is noted', async () => {
    const webhookId = await deliverTo('gone.myshopify.com', 'customers/data_request', newcomer());
    await answerDataRequest({ shopDomain: 'gone.myshopify.com', webhookId, now: new Date() });
    expect(await outcomeOf(webhookId)).toBe('nothing_kept');
    expect(running.sandbox.world.mails).toEqual([]);
  });
});

describe('erasing a customer', () => {
  test('takes name, address and the code that carries the name; the ledger keeps its rows', async () => {
    const grace = person('Grace');
    const invite = await join(luma, 'Grace');
    const before = await database.ledgerEntry.count();
    const webhookId = await ask('customers/redact', grace);
    await redact(webhookId);
    await redact(webhookId);
    const advocate = await findAdvocateOfCustomer(luma.id, grace.gid);
    const nothing = { emailHash: null, phoneHash: null, addressHash: null, ipHash: null, deviceHash: null };
    const noFacts = { orderCount: null, tags: [], segmentIds: [], isErased: true };
    expect(advocate).toMatchObject({ firstName: '', ...nothing, ...noFacts });
    expect(await findAdvocateEmail(luma.id, advocate?.id ?? 'ad_none')).toBeNull();
    expect(await findAdvocateByCode(luma.id, invite)).toBeNull();
    expect(await database.ledgerEntry.count()).toBe(before + 1);
    expect(await database.ledgerEntry.count({ where: { kind: 'customer_redacted' } })).toBe(1);
  });

  test('takes lists that were written out with their name', async () => {
    const nora = newcomer();
    await join(luma, nora.firstName);
    const query = parseListQuery('advocates', new URLSearchParams());
    await startExport({ shop: luma, query, ids: null, language: 'fr', now: new Date() });
    expect(await database.exportPart.count({ where: { text: { contains: nora.firstName } } })).toBe(1);
    await redact(await ask('customers/redact', nora));
    expect([await database.export.count(), await database.exportPart.count()]).toEqual([0, 0]);
  });

  test('takes what they did under the address they joined with, although Shopify names another by now', async () => {
    const iris = newcomer();
    const invite = await join(luma);
    await join(luma, iris.firstName);
    const emailHash = hashEmail(luma.id, iris.email);
    const signedOut = await claimOf(luma, invite, { emailHash, channel: 'name' });
    await saveJoinRequest(luma.id, { email: iris.email, locale: 'en', now: new Date() }, database);
    await redact(await ask('customers/redact', { ...iris, email: 'iris.new@example.com' }));
    expect(await database.claim.findFirst({ where: { id: signedOut } })).toMatchObject({ emailHash: null });
    expect(await database.joinRequest.count({ where: { emailHash: emailHash ?? '' } })).toBe(0);
  });

  test('takes a friend’s name from claims and orders, and the bodies of their webhooks', async () => {
    const invite = await join(luma);
    const friend = newcomer();
    const { order } = await referOrder(luma, invite, { friend });
    await workUntilIdle();
    const webhookId = await ask('customers/redact', friend);
    await redact(webhookId);
    expect(await database.claim.count({ where: { customerId: friend.gid } })).toBe(0);
    const kept = await database.order.findFirstOrThrow({ where: { name: order.name } });
    const nothing = { emailHash: null, phoneHash: null, addressHash: null, ipHash: null, deviceHash: null };
    expect(kept).toMatchObject({ customerId: null, ...nothing });
    const worked = await database.webhookDelivery.findMany({ where: { shopDomain: LUMA, workedAt: { not: null } } });
    expect(worked.filter(({ payload }) => payload !== null)).toEqual([]);
    const everything = JSON.stringify(
      [
        await database.ledgerEntry.findMany(),
        await database.message.findMany(),
        await database.claim.findMany(),
        await database.order.findMany(),
      ],
      (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(everything).not.toContain(friend.email);
    expect(everything).not.toContain(friend.gid);
    expect(await outcomeOf(webhookId)).toBe('erased');
  });

  test.each(['customer', 'guest'] as const)('takes where a %s claimed from who was not signed in', async (buyer) => {
    const friend = newcomer();
    const { friendCode } = await buySignedOut(friend, buyer === 'guest' ? { customerId: null } : {});
    await redact(await ask('customers/redact', friend));
    const { visitId } = await database.claim.findFirstOrThrow({ where: { friendCode } });
    expect(await database.visit.findFirst({ where: { id: visitId ?? '' } })).toMatchObject({
      ipHash: null,
      deviceHash: null,
    });
  });

  test('takes the hash of the address that they claimed with, their request for an invite, and the mark of their name', async () => {
    const friend = newcomer();
    const emailHash = hashEmail(luma.id, friend.email);
    const claimId = await claimOf(luma, await join(luma), { emailHash });
    await saveJoinRequest(luma.id, { email: friend.email, locale: 'fr', now: new Date() }, database);
    await join(luma, friend.firstName);
    const id = await advocateOf(luma, friend);
    const nameHash = hashName(luma.id, `${friend.firstName} ${friend.lastName}`);
    await saveNameHash(luma.id, id, nameHash, new Date(), database);
    await redact(await ask('customers/redact', friend));
    expect(await database.claim.findFirst({ where: { id: claimId } })).toMatchObject({ emailHash: null });
    expect(await database.joinRequest.count({ where: { emailHash: emailHash ?? '' } })).toBe(0);
    expect(await database.advocate.findFirst({ where: { id } })).toMatchObject({ nameHash: null });
  });

  test('leaves where somebody else claimed from who is known', async () => {
    const [friend, other] = [newcomer(), newcomer()];
    const { friendCode } = await buySignedOut(friend);
    await database.claim.updateMany({ where: { friendCode }, data: { customerId: other.gid } });
    await redact(await ask('customers/redact', friend));
    const claimed = await database.claim.findFirstOrThrow({ where: { friendCode } });
    expect(claimed.customerId).toBe(other.gid);
    const visited = await database.visit.findFirst({ where: { id: claimed.visitId ?? '' } });
    expect(visited).toMatchObject({ ipHash: 'ip-of-a-guest' });
  });

  test('puts the new code where their customer record shows it', async () => {
    const grace = person('Grace');
    await join(luma, 'Grace');
    await redact(await ask('customers/redact', grace));
    await workUntilIdle();
    const code = (await findAdvocateOfCustomer(luma.id, grace.gid))?.code;
    const shown = sandboxShop().metafields.filter(({ key, ownerId }) => key === 'invite' && ownerId.endsWith(grace.id));
    expect(shown.map(({ value }) => JSON.parse(value) as unknown)).toMatchObject([{ code }]);
  });

  test('whom the merchant deleted meanwhile leaves no job that fails for ever', async () => {
    const friend = newcomer();
    await join(luma, friend.firstName);
    const { customers } = sandboxShop();
    await redact(await ask('customers/redact', friend));
    customers.splice(
      customers.findIndex(({ id }) => id === friend.id),
      1,
    );
    expect(await workUntilIdle()).toEqual([]);
  });

  test('leaves everybody else as they were', async () => {
    const others = await database.advocate.findMany({ where: { firstName: { not: '' } } });
    expect(others.length).toBeGreaterThan(0);
    await redact(await ask('customers/redact', newcomer()));
    expect(await database.advocate.findMany({ where: { firstName: { not: '' } } })).toEqual(others);
  });

  test('of the same number in another shop erases nothing here', async () => {
    const ada = person('Ada');
    await join(luma);
    const webhookId = await deliverTo('other.myshopify.com', 'customers/redact', ada);
    await redactCustomer({ shopDomain: 'other.myshopify.com', webhookId, now: new Date() });
    expect((await findAdvocateOfCustomer(luma.id, ada.gid))?.firstName).toBe('Ada');
  });
});

import { running } from '../../tests/support/sandbox.ts';
import PostalMime from 'postal-mime';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complianceBody } from '../../sandbox/control/compliance.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, LUMA, newcomer, person, sandboxShop, sendWebhook } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByCode, findAdvocateEmail, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { answerDataRequest } from './answer-data-request.ts';
import { redactCustomer } from './redact-customer.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(() => void (running.sandbox.world.mails = []));

type Person = ReturnType<typeof newcomer>;
const ask = (topic: 'customers/data_request' | 'customers/redact', about: Person) =>
  sendWebhook(topic, complianceBody(running.sandbox, sandboxShop(), topic, about));
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;
const answerRequest = (webhookId: string) => answerDataRequest({ shopDomain: LUMA, webhookId, now: new Date() });
const redact = (webhookId: string) => redactCustomer({ shopDomain: LUMA, webhookId, now: new Date() });
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
      orders: [{ name: order.name }],
    });
  });

  test('is answered once, also when it comes again', async () => {
    const webhookId = await ask('customers/data_request', newcomer());
    await answerRequest(webhookId);
    await answerRequest(webhookId);
    expect(running.sandbox.world.mails).toHaveLength(1);
  });

  test('of a shop that is not here any more is noted', async () => {
    const body = complianceBody(running.sandbox, sandboxShop(), 'customers/data_request', newcomer());
    const webhookId = 'request-of-nobody';
    const row = { topic: 'customers/data_request', apiVersion: '2026-10', receivedAt: new Date() };
    const payload = JSON.stringify(body);
    await database.webhookDelivery.create({ data: { shopDomain: 'gone.myshopify.com', webhookId, ...row, payload } });
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
    expect(advocate).toMatchObject({ firstName: '', emailHash: null });
    expect(await findAdvocateEmail(luma.id, advocate?.id ?? 'ad_none')).toBeNull();
    expect(await findAdvocateByCode(luma.id, invite)).toBeNull();
    expect(await database.ledgerEntry.count()).toBe(before + 1);
    expect(await database.ledgerEntry.count({ where: { kind: 'customer_redacted' } })).toBe(1);
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
    expect(kept).toMatchObject({ customerId: null, emailHash: null });
    const everything = JSON.stringify(
      [
        await database.webhookDelivery.findMany({ where: { workedAt: { not: null } } }),
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

  test('leaves everybody else as they were', async () => {
    const others = await database.advocate.findMany({ where: { firstName: { not: '' } } });
    expect(others.length).toBeGreaterThan(0);
    await redact(await ask('customers/redact', newcomer()));
    expect(await database.advocate.findMany({ where: { firstName: { not: '' } } })).toEqual(others);
  });

  test('of the same number in another shop erases nothing here', async () => {
    const ada = person('Ada');
    await join(luma);
    const payload = JSON.stringify(complianceBody(running.sandbox, sandboxShop(), 'customers/redact', ada));
    const row = { topic: 'customers/redact', apiVersion: '2026-10', receivedAt: new Date(), payload };
    await database.webhookDelivery.create({ data: { shopDomain: 'other.myshopify.com', webhookId: 'other', ...row } });
    await redactCustomer({ shopDomain: 'other.myshopify.com', webhookId: 'other', now: new Date() });
    expect((await findAdvocateOfCustomer(luma.id, ada.gid))?.firstName).toBe('Ada');
  });
});

import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  control,
  isBlockShown,
  listMails,
  luma,
  query,
  seeShop,
  stage,
  startOver,
  until,
  untilQuiet,
} from '../support/pretend-shopify.ts';
import {
  claim,
  decided,
  join,
  placeOrder,
  proxyPath,
  newVisitor,
  runProgram,
  type PlacedOrder,
  type RunningProgram,
} from '../support/program-run.ts';

let invite = '';
let program: RunningProgram;
let friends = 0;

beforeAll(async () => {
  await startOver();
  program = await runProgram(luma);
  invite = await join(luma, 'ada@example.com');
});
beforeEach(() => control('DELETE', '/misbehaviours'));

const misbehave = (rule: Record<string, unknown>) => control('POST', '/misbehaviours', rule);
/** A friend of their own for each test pays with a code. */
async function pay(): Promise<PlacedOrder> {
  const { friendCode } = await claim(luma, invite);
  friends += 1;
  return await placeOrder(luma, { email: `friend-${friends}@example.com`, codes: [friendCode] });
}

/** The event that told the app of an order's payment; our own table cannot be searched for what a body says. */
async function eventOf({ id }: PlacedOrder): Promise<string> {
  const { deliveries } = await control<{ deliveries: { eventId: string; payload: string }[] }>(
    'GET',
    '/webhooks?topic=orders/paid',
  );
  return deliveries.find(({ payload }) => payload.includes(id))?.eventId ?? '';
}

/** One referral, one reward for each side, one code in Shopify, one mail. */
async function expectRewardedOnce(order: PlacedOrder): Promise<void> {
  const referral = await decided(order);
  await untilQuiet();
  const rows = await query('select 1 from referral where order_id = $1', [referral.order_id]);
  expect(rows).toHaveLength(1);
  const rewards = await query<{ side: string; status: string; code: string }>(
    'select side, status, code from reward where referral_id = $1 order by side',
    [referral.id],
  );
  expect(rewards.map(({ side, status }) => `${side} ${status}`)).toEqual(['advocate issued', 'friend issued']);
  const { discounts } = await seeShop(luma);
  const ours = discounts.flatMap(({ codes }) => codes).filter(({ code }) => code === rewards[0]?.code);
  expect(ours).toHaveLength(1);
  const mails = (await listMails('ada@example.com')).filter(({ text }) => text?.includes(rewards[0]?.code ?? '?'));
  expect(mails).toHaveLength(1);
}

describe('an order counts once', () => {
  test('when Shopify sends it five times over', async () => {
    await misbehave({ kind: 'webhook.duplicate', operation: 'orders/paid', times: 4, delayMs: 20 });
    await expectRewardedOnce(await pay());
  });

  test('when ten copies arrive at the same moment', async () => {
    await misbehave({ kind: 'webhook.duplicate', operation: 'orders/paid', times: 9 });
    await expectRewardedOnce(await pay());
  });

  test('when ten copies arrive at the same moment, each under an id of its own', async () => {
    await misbehave({ kind: 'webhook.duplicate', operation: 'orders/paid', times: 9, code: 'new-webhook-id' });
    const order = await pay();
    await expectRewardedOnce(order);
    const deliveries = await query<{ outcome: string }>(
      `select outcome from webhook_delivery where topic = 'orders/paid' and event_id = $1`,
      [await eventOf(order)],
    );
    expect(deliveries).toHaveLength(10);
    expect(deliveries.filter(({ outcome }) => outcome === 'rewarded')).toHaveLength(1);
    expect(deliveries.filter(({ outcome }) => outcome === 'decided_before')).toHaveLength(9);
  });

  test('when it comes late', async () => {
    await misbehave({ kind: 'webhook.late', operation: 'orders/paid', delayMs: 1200 });
    await expectRewardedOnce(await pay());
  });

  test('when it was signed wrongly at first, and a wrongly signed one leaves no trace', async () => {
    const count = async () => (await query("select 1 from webhook_delivery where topic = 'orders/paid'")).length;
    const before = await count();
    await misbehave({ kind: 'webhook.wrong-signature', operation: 'orders/paid' });
    const order = await pay();
    await expectRewardedOnce(order);
    const { deliveries } = await control<{
      deliveries: { payload: string; attempts: { status: number; kind: string }[] }[];
    }>('GET', '/webhooks?topic=orders/paid');
    const attempts = deliveries.find(({ payload }) => payload.includes(order.id))?.attempts;
    expect(attempts?.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['wrong-signature 401', 'regular 200']);
    expect(await count()).toBe(before + 1);
  });
});

test('an order whose cancellation overtakes its payment is declined as cancelled', async () => {
  await misbehave({ kind: 'webhook.late', operation: 'orders/paid', delayMs: 1000 });
  const order = await pay();
  const cancelled = await fetch(`${stage.sandboxUrl}/store/luma-goods/orders/${order.id}/cancel`, {
    method: 'POST',
    body: new URLSearchParams({ reason: 'customer', refund: 'yes' }),
  });
  expect(cancelled.ok).toBe(true);
  const referral = await decided(order);
  expect(referral).toMatchObject({ status: 'declined', reasons: ['order_cancelled', 'order_refunded'] });
  await untilQuiet();
  expect(await query('select 1 from reward where referral_id = $1', [referral.id])).toEqual([]);
});

describe('the door', () => {
  const body = JSON.stringify({ id: 1 });
  const post = (headers: Record<string, string>, method = 'POST') =>
    fetch(`${stage.appUrl}/webhooks/orders/paid`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  const signature = createHmac('sha256', stage.apiSecret).update(body).digest('base64');
  const complete = {
    'X-Shopify-Topic': 'orders/paid',
    'X-Shopify-Shop-Domain': luma,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': 'a-webhook-id',
    'X-Shopify-Hmac-Sha256': signature,
  };

  test.each([
    [
      'a wrong signature',
      { ...complete, 'X-Shopify-Hmac-Sha256': signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
      401,
    ],
    ['no signature', omit(complete, 'X-Shopify-Hmac-Sha256'), 401],
    ['a missing webhook id', omit(complete, 'X-Shopify-Webhook-Id'), 400],
    ['a missing shop', omit(complete, 'X-Shopify-Shop-Domain'), 400],
    ['another topic than the address is for', { ...complete, 'X-Shopify-Topic': 'orders/create' }, 400],
  ])('%s is refused and leaves no row', async (_name, headers, status) => {
    const before = (await query('select 1 from webhook_delivery')).length;
    expect((await post(headers)).status).toBe(status);
    expect(await query('select 1 from webhook_delivery')).toHaveLength(before);
  });

  test('a webhook that is fetched instead of posted is told how', async () => {
    const answer = await post(complete, 'GET');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('POST');
  });
});

describe("the library's door to the admin", () => {
  const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153' };

  test('a session token that has expired is answered 401 with the header that asks for a fresh one', async () => {
    const claims = {
      iss: `https://${luma}/admin`,
      dest: `https://${luma}`,
      aud: stage.apiKey,
      sub: '1',
      jti: '1',
      sid: '1',
    };
    const longAgo = Math.floor(Date.now() / 1000) - 600;
    const token = signToken({ ...claims, iat: longAgo, nbf: longAgo, exp: longAgo + 60 });
    const answer = await fetch(`${stage.appUrl}/app?_data=routes/app._index`, {
      headers: { ...browser, Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('X-Shopify-Retry-Invalid-Session-Request')).toBe('1');
  });

  test('a robot is sent away', async () => {
    const answer = await fetch(`${stage.appUrl}/app?shop=${luma}`, { headers: { 'User-Agent': 'Googlebot/2.1' } });
    expect(answer.status).toBe(410);
  });

  test('somebody who does not say which shop sees a page, never a form that asks for an address', async () => {
    const answer = await fetch(`${stage.appUrl}/app`, { headers: { ...browser, 'Accept-Language': 'fr' } });
    expect(answer.url).toBe(`${stage.appUrl}/auth/login`);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('Ouvrez Ricochet depuis votre interface administrateur Shopify');
    expect(page).not.toMatch(/<form|<input/);
  });
});

test('what comes after an uninstall is taken, the app comes back, and the program still runs', async () => {
  await misbehave({ kind: 'webhook.late', operation: 'orders/paid', delayMs: 1500 });
  const overtaken = await pay();
  await control('POST', '/shops/luma-goods/uninstall');
  await untilQuiet();
  const { deliveries } = await control<{
    deliveries: { topic: string; payload: string; state: string; attempts: { status: number }[] }[];
  }>('GET', '/webhooks');
  const late = deliveries.find(({ topic, payload }) => topic === 'orders/paid' && payload.includes(overtaken.id));
  expect(late?.attempts.map(({ status }) => status)).toEqual([200]);
  expect(deliveries.find(({ topic }) => topic === 'app/uninstalled')?.attempts.map(({ status }) => status)).toEqual([
    200,
  ]);
  const [delivery] = await query<{ outcome: string }>(
    `select outcome from webhook_delivery where topic = 'orders/paid' and event_id = $1`,
    [await eventOf(overtaken)],
  );
  expect(delivery?.outcome).toBe('shop_not_installed');
  expect(await query('select 1 from "Session"')).toEqual([]);
  const visitor = newVisitor(luma);
  expect((await visitor.get(`${proxyPath}/i/${invite}`)).status).toBe(404);
  expect(await isBlockShown(luma)).toBe(false);

  await program.admin.openApp();
  await fetch(`${stage.sandboxUrl}/store/luma-goods/themes/current/blocks`, {
    method: 'POST',
    body: new URLSearchParams({ block: 'share', template: 'product', active: 'yes' }),
  });
  await until(async () => expect(await isBlockShown(luma)).toBe(true));
  await expectRewardedOnce(await pay());
});

function omit(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
}

function signToken(claims: Record<string, unknown>): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', stage.apiSecret).update(text).digest('base64url')}`;
}

import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { assessOrder } from '../../sandbox/orders/order-risk.ts';
import { gid } from '../../sandbox/world/ids.ts';
import type { OrderRisk } from '../../sandbox/world/order-parts.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { running } from '../../tests/support/sandbox.ts';
import { installShop, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { parseDecision, reasonsOf } from '#app/domain/decision.ts';
import { addDays } from '#app/domain/time.ts';
import { attributeOrder } from './attribute-order.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});

const work = (webhookId: string, now = new Date()) => attributeOrder({ shopDomain: luma.domain, webhookId, now });
async function reasonsFor(order: Order): Promise<string[]> {
  const row = await database.referral.findFirst({ where: { orderId: gid('Order', order.id) } });
  return row === null ? [] : reasonsOf(parseDecision(row.decision));
}
const minutesLater = (minutes: number) => addDays(new Date(), minutes / (24 * 60));

/** A customer whose record is older than their first order, so that nobody can tell without asking. */
function subscriber() {
  const friend = newcomer();
  const record = sandboxShop().customers.find(({ id }) => id === friend.id);
  if (record !== undefined) record.createdAt = '2024-03-01T10:00:00Z';
  return friend;
}

describe('the only order that Shopify counts', () => {
  test('is not taken for this one before its customer’s orders were counted', async () => {
    const { order, webhookId } = await referOrder(luma, invite, { friend: subscriber() });
    await expect(work(webhookId)).rejects.toThrow('Shopify is still counting');
    expect(await reasonsFor(order)).toEqual([]);
    running.advanceClock(5000);
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['conditions_met']);
  });

  test('is this one when its customer’s record came with it, at a till', async () => {
    const { order, webhookId } = await referOrder(luma, invite, { checkout: { sourceName: 'pos' } });
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['conditions_met']);
  });

  test('is this one when no count has come in time', async () => {
    const { order, webhookId } = await referOrder(luma, invite, { friend: subscriber() });
    await work(webhookId, minutesLater(11));
    expect(await reasonsFor(order)).toEqual(['conditions_met']);
  });
});

describe('an order that is still being assessed', () => {
  const assess = (order: Order, risk: Pick<OrderRisk, 'recommendation' | 'level'>) =>
    assessOrder(running.sandbox, sandboxShop(), order, { ...risk, facts: [] });

  test('waits for what Shopify says', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    assess(order, { recommendation: 'NONE', level: 'PENDING' });
    await expect(work(webhookId)).rejects.toThrow('Shopify is still assessing');
    expect(await reasonsFor(order)).toEqual([]);
    assess(order, { recommendation: 'CANCEL', level: 'HIGH' });
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['order_risk']);
  });

  test('is held for the merchant when that does not come', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    assess(order, { recommendation: 'ACCEPT', level: 'PENDING' });
    await work(webhookId, minutesLater(11));
    expect(await reasonsFor(order)).toEqual(['evidence_missing']);
  });

  test('is judged at once by what was found already', async () => {
    const { order, webhookId } = await referOrder(luma, invite);
    assess(order, { recommendation: 'INVESTIGATE', level: 'PENDING' });
    await work(webhookId);
    expect(await reasonsFor(order)).toEqual(['order_risk']);
  });
});

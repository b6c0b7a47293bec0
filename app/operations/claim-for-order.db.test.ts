import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claimOf, creditOf, marked, openInvite } from '../../tests/support/evidence.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import { workUntilIdle } from '../../tests/support/queue.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  person,
  RIVE,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { database } from '#app/db/client.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { addCalendarDays, addDays } from '#app/domain/time.ts';
import { settleReferral } from './settle-referral.ts';

const { conditions, protection } = defaultProgramSettings;
/** Friends may come back, and as many of them as like. */
const open: ProgramSettings = {
  ...defaultProgramSettings,
  conditions: { ...conditions, firstOrderOnly: false },
  protection: { ...protection, velocity: { ...protection.velocity, action: 'off' } },
};

let luma: Shop;
let rive: Shop;
let adas: string;
let graces: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma, toProgramForm('Friends', open));
  [adas, graces] = [await join(luma, 'Ada'), await join(luma, 'Grace')];
  rive = await installShop(RIVE);
  const credit = offerOf({ kind: 'store_credit', amount: { amountMinor: 1000n, currency: 'EUR' } });
  const advocate = { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: credit }] };
  await runProgram(rive, toProgramForm('Amis', { ...defaultProgramSettings, friend: null, advocate }));
});

type Friend = ReturnType<typeof newcomer>;
/** The friend pays; answers the order, and the webhook that tells of it. */
async function pay(checkout: Partial<Checkout>, friend: Friend): Promise<{ order: SandboxOrder; webhookId: string }> {
  const order = buy({ email: friend.email, customerId: friend.id, ...checkout });
  return { order, webhookId: await deliveredWebhook('orders/paid') };
}
const work = (webhookId: string) => attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
async function order(checkout: Partial<Checkout>, friend: Friend): Promise<SandboxOrder> {
  const paid = await pay(checkout, friend);
  await work(paid.webhookId);
  return paid.order;
}
const came = (invite: string) => ({ landingSite: `/?ref=${invite}` });
const reasonsFor = async (of: SandboxOrder) => {
  const credit = await creditOf(of);
  return credit === null ? null : reasonsOf(credit.decision);
};
const claimsOf = (friend: Friend) => database.claim.findMany({ where: { customerId: friend.gid } });
const givenTo = async (of: SandboxOrder) =>
  (await database.reward.findMany({ where: { referralId: (await creditOf(of))?.id ?? '' } })).map(({ side }) => side);

describe('the claim of an order that was recognised without one', () => {
  test('is made once for a new customer, also when two orders of theirs come at the same moment', async () => {
    const friend = newcomer();
    const paid = [await pay(came(adas), friend), await pay(came(adas), friend)];
    await Promise.allSettled(paid.map(({ webhookId }) => work(webhookId)));
    // What was refused because of the other one is tried again.
    for (const { webhookId } of paid) await work(webhookId);
    expect(await claimsOf(friend)).toHaveLength(1);
    const statuses = await Promise.all(paid.map(async (each) => (await creditOf(each.order))?.status));
    expect(statuses.toSorted()).toEqual(['declined', 'rewarded']);
    const [declined] = paid.filter((_each, index) => statuses[index] === 'declined');
    expect(declined === undefined ? null : await reasonsFor(declined.order)).toEqual(['claim_already_rewarded']);
  });

  test('is made once for ten tries at once, and for the same order told again', async () => {
    const friend = newcomer();
    const { order: placed, webhookId } = await pay(came(adas), friend);
    await Promise.allSettled(Array.from({ length: 10 }, () => work(webhookId)));
    await work(webhookId);
    const again = await sendWebhook('orders/paid', orderBody(sandboxShop(), placed));
    await work(again);
    expect(await claimsOf(friend)).toHaveLength(1);
    expect(await givenTo(placed)).toEqual(['advocate']);
    expect(await database.webhookDelivery.findFirst({ where: { webhookId: again } })).toMatchObject({
      outcome: 'decided_before',
    });
  });

  test('is the visit’s, whoever of two buyers of one browser pays', async () => {
    const attributes = marked(luma, { visitId: await openInvite(luma, adas) });
    const [first, second] = [await order({ attributes }, newcomer()), await order({ attributes }, newcomer())];
    expect((await creditOf(second))?.claim).toEqual((await creditOf(first))?.claim);
    expect(await reasonsFor(second)).toEqual(['claim_already_rewarded']);
  });

  test('is nobody’s when a customer comes through another advocate, and shared by their next order', async () => {
    const friend = newcomer();
    await claimOf(luma, graces, { customerId: friend.gid });
    const first = await order(came(adas), friend);
    expect(await creditOf(first)).toMatchObject({ to: 'Ada', status: 'rewarded', claim: { customerId: null } });
    const second = await order(came(adas), friend);
    expect(await reasonsFor(second)).toEqual(['claim_already_rewarded']);
  });

  test('is new when what they had claimed is over, and the friend never bought', async () => {
    const friend = newcomer();
    const long = addDays(new Date(), -50);
    await claimOf(luma, adas, { customerId: friend.gid, claimedAt: long, expiresAt: addDays(long, 30) });
    expect(await creditOf(await order(came(adas), friend))).toMatchObject({ to: 'Ada', status: 'rewarded' });
  });

  test('declines one’s own invite, and is not one’s own', async () => {
    const ada = person('Ada');
    const own = await order(came(adas), ada);
    expect(await reasonsFor(own)).toContain('same_customer');
    expect(await claimsOf(ada)).toEqual([]);
    expect(await creditOf(await order({}, ada))).toBeNull();
  });

  test('is looked for in the order’s own shop alone', async () => {
    const friend = newcomer();
    await order(came(adas), friend);
    const placed = buy({ email: friend.email, landingSite: `/?ref=${adas}` }, RIVE);
    const webhookId = await deliveredWebhook('orders/paid', RIVE);
    await attributeOrder({ shopDomain: rive.domain, webhookId, now: new Date() });
    expect(await creditOf(placed)).toBeNull();
  });
});

describe('what a buyer had claimed', () => {
  test('speaks for their orders until one is counted', async () => {
    const friend = newcomer();
    await claimOf(luma, adas, { customerId: friend.gid });
    const test1 = await order({ test: true }, friend);
    expect(await reasonsFor(test1)).toEqual(['test_order']);
    expect(await creditOf(await order({}, friend))).toMatchObject({ to: 'Ada', status: 'rewarded' });
    expect(await creditOf(await order({}, friend))).toBeNull();
  });

  test('speaks for one of two orders that come at the same moment; the other is nobody’s', async () => {
    const friend = newcomer();
    await claimOf(luma, adas, { customerId: friend.gid });
    const paid = [await pay({}, friend), await pay({}, friend)];
    await Promise.allSettled(paid.map(({ webhookId }) => work(webhookId)));
    for (const { webhookId } of paid) await work(webhookId);
    const credits = await Promise.all(paid.map((each) => creditOf(each.order)));
    expect(credits.filter((credit) => credit !== null)).toMatchObject([{ status: 'rewarded' }]);
  });

  test('speaks for no order after it ended, and for none before it was made', async () => {
    const friend = newcomer();
    const over = addDays(new Date(), -40);
    await claimOf(luma, adas, { customerId: friend.gid, claimedAt: over, expiresAt: addDays(over, 30) });
    expect(await creditOf(await order({}, friend))).toBeNull();
    const later = newcomer();
    await claimOf(luma, adas, { customerId: later.gid });
    const earlier = await order({ createdAt: addDays(new Date(), -1).toISOString() }, later);
    expect(await creditOf(earlier)).toBeNull();
  });

  test('twice speaks as the program says: for the last, or for the first', async () => {
    const claimTwice = async (friend: Friend) => {
      await claimOf(luma, adas, { customerId: friend.gid, claimedAt: addDays(new Date(), -2) });
      await claimOf(luma, graces, { emailHash: hashEmail(luma.id, friend.email) });
    };
    const friend = newcomer();
    await claimTwice(friend);
    expect(await creditOf(await order({}, friend))).toMatchObject({ to: 'Grace' });

    const other = newcomer();
    await claimTwice(other);
    const version = { shopId: luma.id, number: 1 };
    const { settings } = await database.programVersion.findFirstOrThrow({ where: version });
    const first = { ...(settings as object), attribution: { wins: 'first', windowDays: 30 } };
    await database.programVersion.updateMany({ where: version, data: { settings: first } });
    expect(await creditOf(await order({}, other))).toMatchObject({ to: 'Ada' });
    await database.programVersion.updateMany({ where: version, data: { settings: settings as object } });
  });
});

describe('a visit counts for the days of the program', () => {
  // Summer time ended in between: thirty of the shop's days are an hour longer.
  const visitedAt = new Date('2026-10-20T12:00:00Z');
  const end = addCalendarDays(visitedAt, 30, 'America/New_York');

  test.each([
    ['until their last second', 0, 'rewarded'],
    ['and not a second longer', 1000, null],
  ] as const)('%s', async (_name, after, status) => {
    expect(end).toEqual(new Date('2026-11-19T13:00:00Z'));
    const attributes = marked(luma, { visitId: await openInvite(luma, adas, visitedAt) });
    const createdAt = new Date(end.getTime() + after).toISOString();
    expect((await creditOf(await order({ attributes, createdAt }, newcomer())))?.status ?? null).toBe(status);
  });
});

describe('the friend’s reward is the code', () => {
  test('without it on the order the advocate is rewarded, and the friend keeps a code that was not used', async () => {
    const friend = newcomer();
    const claimId = await claimOf(luma, adas, { friendCode: `HI-${friend.id}`, customerId: friend.gid });
    const placed = await order({ attributes: marked(luma, { claimId }) }, friend);
    expect(await creditOf(placed)).toMatchObject({ status: 'rewarded', claim: { id: claimId } });
    expect(await givenTo(placed)).toEqual(['advocate']);
  });

  test('the same when the merchant decides', async () => {
    const friend = newcomer();
    const claimId = await claimOf(luma, adas, { friendCode: `HI-${friend.id}`, customerId: friend.gid });
    const placed = await order({ attributes: marked(luma, { claimId }), test: true }, friend);
    const referralId = (await creditOf(placed))?.id ?? 'rf_none';
    expect(await settleReferral({ shop: luma, referralId, verdict: 'approve', now: new Date() })).toEqual({ ok: true });
    expect(await givenTo(placed)).toEqual(['advocate']);
  });
});

test('a program that gives friends nothing: the claim in the cart rewards the advocate, and a refund takes it back', async () => {
  const invite = await join(rive, 'Gabrielle');
  const claimId = await claimOf(rive, invite);
  const friend = newcomer(RIVE);
  const attributes = marked(rive, { claimId });
  const placed = buy({ email: friend.email, customerId: friend.id, attributes }, RIVE);
  expect(await running.webhooks.idle(10_000)).toBe(true);
  await workUntilIdle();
  const credit = await creditOf(placed);
  expect(credit).toMatchObject({ status: 'rewarded', claim: { id: claimId, friendCode: null } });
  const where = { shopId: rive.id, referralId: credit?.id ?? '' };
  expect(await database.reward.findMany({ where })).toMatchObject([
    { side: 'advocate', status: 'issued', effectId: expect.stringContaining('StoreCreditAccount') },
  ]);

  refundOrder(running.sandbox, sandboxShop(RIVE), placed, { whole: true });
  expect(await running.webhooks.idle(10_000)).toBe(true);
  await workUntilIdle();
  expect(await creditOf(placed)).toMatchObject({ status: 'reversed' });
  const [reward] = await database.reward.findMany({ where });
  const reversals = await database.reversal.findMany({ where: { shopId: rive.id, rewardId: reward?.id ?? '' } });
  expect(reversals).toMatchObject([{ cause: 'order_refunded', status: 'settled' }]);
});

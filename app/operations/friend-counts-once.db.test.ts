import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claimOf, creditOf, marked } from '../../tests/support/evidence.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { database } from '#app/db/client.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { settleReferral } from './settle-referral.ts';

/** Friends may come back, and as many of them as like. */
const { conditions, protection } = defaultProgramSettings;
const open: ProgramSettings = {
  ...defaultProgramSettings,
  conditions: { ...conditions, firstOrderOnly: false },
  protection: { ...protection, velocity: { ...protection.velocity, action: 'off' } },
};

let luma: Shop;
let adas: string;
let graces: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma, toProgramForm('Friends', open));
  [adas, graces] = [await join(luma, 'Ada'), await join(luma, 'Grace')];
});

type Friend = ReturnType<typeof newcomer>;
const work = (webhookId: string, now = new Date()) => attributeOrder({ shopDomain: luma.domain, webhookId, now });
/** By then Shopify has counted the orders of whoever bought. */
const later = () => new Date(Date.now() + 3600_000);
const change = (settings: ProgramSettings) =>
  database.programVersion.updateMany({
    where: { shopId: luma.id },
    data: { settings: encodeProgramSettings(settings) },
  });

/** The friend pays; answers the order, and the webhook that tells of it. */
async function pay(friend: Friend, checkout: Partial<Checkout> = {}, code?: string) {
  const placed = buy({ email: friend.email, customerId: friend.id, ...checkout });
  const webhookId = await deliveredWebhook('orders/paid');
  if (code === undefined) return { placed, webhookId };
  const discounts = [{ code, amount: '0.00', type: 'percentage' }];
  const body = { ...orderBody(sandboxShop(), placed), discount_codes: discounts };
  return { placed, webhookId: await sendWebhook('orders/paid', body) };
}
async function order(friend: Friend, checkout: Partial<Checkout> = {}, code?: string): Promise<SandboxOrder> {
  const { placed, webhookId } = await pay(friend, checkout, code);
  await work(webhookId, later());
  return placed;
}
const address = (friend: Friend) => ({ emailHash: hashEmail(luma.id, friend.email) });
const came = (invite: string) => ({ landingSite: `/?ref=${invite}` });
const codeFor = (friend: Friend, number: number) => `HI-${friend.id}-${number}`;
const reasonsFor = async (of: SandboxOrder) => reasonsOf((await creditOf(of))?.decision ?? never());
const never = (): never => {
  throw new Error('The order brought no referral.');
};

describe('a friend who was counted brings nobody anything more by', () => {
  const claims: [string, (friend: Friend) => Promise<SandboxOrder>][] = [
    [
      'what they claimed by address, after they came through the same invite',
      async (friend) => {
        await claimOf(luma, adas, address(friend));
        return await order(friend, came(adas));
      },
    ],
    [
      'the claim with their address, after the code that they took signed in',
      async (friend) => {
        await claimOf(luma, adas, { ...address(friend), friendCode: codeFor(friend, 1) });
        await claimOf(luma, adas, { customerId: friend.gid, friendCode: codeFor(friend, 2) });
        return await order(friend, {}, codeFor(friend, 2));
      },
    ],
    [
      'the claim with their address, after a fresh code on another device',
      async (friend) => {
        await claimOf(luma, adas, { ...address(friend), friendCode: codeFor(friend, 1) });
        await claimOf(luma, adas, { friendCode: codeFor(friend, 2) });
        return await order(friend, {}, codeFor(friend, 2));
      },
    ],
    [
      'what they claimed through another advocate',
      async (friend) => {
        await claimOf(luma, adas, { customerId: friend.gid });
        return await order(friend, came(graces));
      },
    ],
  ];
  test.each(claims)('%s', async (_name, first) => {
    const friend = newcomer();
    expect((await creditOf(await first(friend)))?.status).toBe('rewarded');
    expect(await creditOf(await order(friend))).toBeNull();
    // As a guest, with the same address.
    expect(await creditOf(await order(friend, { customerId: null }))).toBeNull();
  });

  test.each<[string, (friend: Friend) => Promise<SandboxOrder>]>([
    [
      'a second code',
      async (friend) => {
        await claimOf(luma, adas, { friendCode: codeFor(friend, 9) });
        return await order(friend, {}, codeFor(friend, 9));
      },
    ],
    ['another advocate’s page', (friend) => order(friend, came(graces))],
    [
      'a cart that somebody else’s invite marked',
      async (friend) => order(friend, { attributes: marked(luma, { claimId: await claimOf(luma, graces) }) }),
    ],
  ])('%s, and it is said why', async (_name, again) => {
    const friend = newcomer();
    expect((await creditOf(await order(friend, came(adas))))?.status).toBe('rewarded');
    expect(await reasonsFor(await again(friend))).toEqual(['claim_already_rewarded']);
  });

  test('two orders that come at the same moment by different evidence', async () => {
    const friend = newcomer();
    await claimOf(luma, adas, address(friend));
    const paid = [await pay(friend), await pay(friend, came(graces)), await pay(friend, came(adas))];
    await Promise.allSettled(paid.map(({ webhookId }) => work(webhookId)));
    for (const { webhookId } of paid) await work(webhookId);
    const credits = await Promise.all(paid.map(({ placed }) => creditOf(placed)));
    expect(credits.filter((credit) => credit?.status === 'rewarded')).toHaveLength(1);
  });
});

test('while one order waits for the merchant, what they claimed besides waits too; only one is approved', async () => {
  const friend = newcomer();
  await claimOf(luma, adas, address(friend));
  await change({ ...open, timing: { ...open.timing, approval: 'manual' } });
  try {
    const [first, second] = [await order(friend, came(graces)), await order(friend, came(adas))];
    expect(await creditOf(await order(friend))).toBeNull();
    const settle = async (of: SandboxOrder) =>
      settleReferral({
        shop: luma,
        referralId: (await creditOf(of))?.id ?? never(),
        verdict: 'approve',
        now: new Date(),
      });
    const answers = await Promise.all([settle(first), settle(second)]);
    expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: 'claim_already_rewarded' });
  } finally {
    await change(open);
  }
});

test('with first orders only, what they claimed after their first order is looked at once', async () => {
  const friend = newcomer();
  // Not so new that their record could be this order's own.
  const record = sandboxShop().customers.find(({ id }) => id === friend.id) ?? never();
  record.createdAt = new Date(Date.now() - 3600_000).toISOString();
  await change({ ...open, conditions });
  try {
    expect(await creditOf(await order(friend))).toBeNull();
    await claimOf(luma, adas, address(friend));
    expect(['held', 'declined']).toContain((await creditOf(await order(friend)))?.status);
    expect(await creditOf(await order(friend))).toBeNull();
    expect(await creditOf(await order(friend))).toBeNull();
  } finally {
    await change(open);
  }
});

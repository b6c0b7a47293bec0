import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { payment } from '../../sandbox/storefront/fixtures/stores.ts';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import { gid } from '../../sandbox/world/ids.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { workAll } from '../../tests/histories/unsteady-worker.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import { running } from '../../tests/support/sandbox.ts';
import { installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { benefitKinds, type BenefitKind } from '#app/domain/reward/benefit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { finishTask } from './finish-task.ts';
import { verifyLedger } from './verify-ledger.ts';

const [candle, bowl] = [0, 2];
const products = (index: number) => ({
  kind: 'products' as const,
  ids: [gid('Product', sandboxShop().products[index]?.id ?? '')],
});

/** What the merchant types for each kind, and what is then left to pay for a candle, a bowl and their shipping. */
const kinds: { kind: BenefitKind; form: () => Partial<OfferForm>; pays: string }[] = [
  { kind: 'percentage', form: () => ({ percent: '20' }), pays: '51.20' },
  { kind: 'fixed_amount', form: () => ({ amount: '10' }), pays: '52.50' },
  { kind: 'free_shipping', form: () => ({}), pays: '56.50' },
  { kind: 'free_product', form: () => ({ freeItems: products(bowl) }), pays: '30.00' },
  {
    kind: 'buy_x_get_y',
    form: () => ({ buysItems: products(bowl), getsItems: products(candle), getsPercent: '50' }),
    pays: '50.50',
  },
  { kind: 'store_credit', form: () => ({ amount: '10' }), pays: '52.50' },
  { kind: 'gift_card', form: () => ({ amount: '10,00' }), pays: '52.50' },
  { kind: 'customer_tag', form: () => ({ tag: 'insider' }), pays: '62.50' },
  { kind: 'custom', form: () => ({ description: 'A tour of the workshop' }), pays: '62.50' },
];

type Person = ReturnType<typeof newcomer>;

test('no kind is left out', () => {
  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(benefitKinds.toSorted());
});

describe.each(kinds)('$kind', ({ kind, form, pays }) => {
  let luma: Shop;
  let advocate: Person;
  let invite: string;
  beforeAll(async () => {
    luma = await installShop();
    await database.program.updateMany({ where: { shopId: luma.id }, data: { status: 'archived' } });
    await dropJobs();
    const tiers = [{ fromFriend: '1', offer: { ...emptyOfferForm(), kind, ...form() } }];
    await runProgram(luma, { tiers, firstOrderOnly: false });
  });

  /** A friend of the advocate buys; answers the order and what the advocate got for it. */
  async function refer(): Promise<{ order: Order; reward: Reward }> {
    const { order } = await referOrder(luma, invite);
    await settle();
    const reward = await rewardOf(order);
    if (reward.status !== 'to_hand_over') return { order, reward };
    const done = { shop: luma, rewardId: reward.id, answer: 'done' as const, now: running.sandbox.now() };
    expect(await finishTask(done)).toEqual({ ok: true });
    return { order, reward: await rewardOf(order) };
  }
  async function rewardOf(order: Order): Promise<Reward> {
    const { id } = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
    const [reward] = await findRewards({ shopId: luma.id, referralId: id, side: 'advocate' }, 1);
    return reward ?? expect.fail('The order brought nothing.');
  }
  async function refund(order: Order): Promise<void> {
    expect(refundOrder(running.sandbox, sandboxShop(), order, { whole: true })).toMatchObject({ ok: true });
    await settle();
  }
  async function settle(): Promise<void> {
    expect(await running.webhooks.idle(10_000)).toBe(true);
    await workAll();
  }
  async function someoneNew(): Promise<void> {
    advocate = newcomer();
    invite = await join(luma, advocate.firstName);
  }
  const isMoney = kind === 'store_credit' || kind === 'gift_card';
  const worth = isMoney || kind === 'fixed_amount' ? 1000n : 1n;

  /** What the advocate is asked for a candle and a bowl when they use what they got; they pay it when told so. */
  async function checkOut({ code }: Reward, action: 'apply' | 'pay'): Promise<string | undefined> {
    const visitor = new Visitor(running.urls.storefronts[LUMA] ?? '');
    await visitor.post('/account/login', { 'customer[email]': advocate.email });
    for (const index of [candle, bowl])
      await visitor.post('/cart/add', { id: sandboxShop().products[index]?.variants[0]?.id ?? '' });
    const means: Record<string, string> = {
      ...(kind === 'store_credit' ? { store_credit: 'yes' } : {}),
      ...(code === null ? {} : { discount_code: code }),
    };
    const shown = await visitor.post('/checkout', payment(advocate.email, { action: 'apply', ...means }));
    if (action === 'pay') await visitor.post('/checkout', payment(advocate.email, means));
    return /Pay \$([\d.]+)/.exec(shown.text)?.[1];
  }
  async function isLetIn(): Promise<boolean> {
    const visitor = new Visitor(running.urls.storefronts[LUMA] ?? '');
    await visitor.post('/account/login', { 'customer[email]': advocate.email });
    return !(await visitor.get('/collections/friends-cabinet')).text.includes('data-gated');
  }
  const reversalsOf = async ({ id }: Reward) =>
    (await listReversals(luma.id, [id])).map(({ status, takenMinor, owedMinor }) => ({
      status,
      takenMinor,
      owedMinor,
    }));

  test('works at the checkout, and is gone when the friend’s order is refunded', async () => {
    await someoneNew();
    const { order, reward } = await refer();
    expect(reward.status).toBe('issued');
    expect(await checkOut(reward, 'apply')).toBe(pays);
    expect(await isLetIn()).toBe(kind === 'customer_tag');

    await refund(order);
    expect((await rewardOf(order)).status).toBe('reversed');
    const taken = kind === 'custom' ? { takenMinor: 0n, owedMinor: 1n } : { takenMinor: worth, owedMinor: 0n };
    expect(await reversalsOf(reward)).toEqual([{ status: 'settled', ...taken }]);
    expect(await checkOut(reward, 'apply')).toBe('62.50');
    expect(await isLetIn()).toBe(false);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  // A tag cannot be used up.
  if (kind === 'customer_tag') return;
  test('once used is owed, and set off against the next', async () => {
    await someoneNew();
    const { order, reward } = await refer();
    expect(await checkOut(reward, 'pay')).toBe(pays);
    await settle();

    await refund(order);
    expect(await reversalsOf(reward)).toEqual([{ status: 'settled', takenMinor: 0n, owedMinor: worth }]);
    const next = await refer();
    expect(next.reward).toMatchObject({ status: 'withheld', reason: 'set_off', nettedMinor: worth });
    const { reward: third } = await refer();
    expect(third).toMatchObject({ status: 'issued', nettedMinor: 0n });
    expect(await checkOut(third, 'apply')).toBe(pays);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });
});
